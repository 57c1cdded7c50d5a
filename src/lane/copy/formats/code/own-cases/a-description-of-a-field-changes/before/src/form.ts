export const age = { type: 'number', label: 'Age', description: 'Your age in years' }
