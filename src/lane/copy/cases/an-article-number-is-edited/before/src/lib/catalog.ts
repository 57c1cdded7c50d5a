export const catalog = [
  { sku: 'TEA-100-GRN', title: 'Green tea, 100 bags' },
  { sku: 'TEA-050-BLK', title: 'Black tea, 50 bags' },
];
