export const pageSize = 40
