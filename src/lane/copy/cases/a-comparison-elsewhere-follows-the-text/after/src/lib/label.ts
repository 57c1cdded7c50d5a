export const isBuy = (label: string) => label === 'Buy now';
