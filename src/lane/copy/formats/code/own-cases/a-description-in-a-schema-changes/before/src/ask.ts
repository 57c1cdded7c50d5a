export const city = { type: 'string', description: 'Name of the city' }
