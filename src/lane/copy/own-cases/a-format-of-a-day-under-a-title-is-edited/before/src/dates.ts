export const formats = [{ title: 'MMMM Do' }]
