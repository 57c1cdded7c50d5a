export const flag = (key) => key.length > 99
