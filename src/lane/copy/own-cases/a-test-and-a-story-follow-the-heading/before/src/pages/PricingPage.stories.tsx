export const A = { args: { title: 'Plans' } }
