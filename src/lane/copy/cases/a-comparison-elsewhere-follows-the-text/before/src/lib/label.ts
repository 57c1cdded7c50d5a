export const isBuy = (label: string) => label === 'Place your order';
