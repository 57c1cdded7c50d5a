export const city = { type: 'string', description: 'Name of any place' }
