export const A = { args: { title: 'Plans and pricing' } }
