export const search = { name: 'search', description: 'Search the products of the shop', parameters: { type: 'object' } }
