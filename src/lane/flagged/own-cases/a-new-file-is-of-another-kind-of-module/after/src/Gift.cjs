export const Gift = () => null
