export const flag = (key: string): boolean => key === ""
