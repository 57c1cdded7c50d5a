export const search = { name: 'search', description: 'Search everything there is', parameters: { type: 'object' } }
