export const Gift = () => 'gift'
