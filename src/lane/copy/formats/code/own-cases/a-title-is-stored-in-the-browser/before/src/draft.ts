export const keep = () => localStorage.setItem('draft', JSON.stringify({ title: 'Untitled note' }))
