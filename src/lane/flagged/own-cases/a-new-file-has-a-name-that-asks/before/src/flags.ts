export const flag = (key: string): boolean => key.length > 99
