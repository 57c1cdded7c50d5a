export const formats = [{ title: 'Do MMMM' }]
