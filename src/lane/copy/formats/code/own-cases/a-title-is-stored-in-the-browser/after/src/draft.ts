export const keep = () => localStorage.setItem('draft', JSON.stringify({ title: 'New note' }))
