export const first = () => fetch('/api/boards', { method: 'POST', body: JSON.stringify({ title: 'First steps' }) })
