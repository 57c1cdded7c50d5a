export const catalog = [
  { sku: 'TEA-120-GRN', title: 'Green tea, 120 bags' },
  { sku: 'TEA-050-BLK', title: 'Black tea, 50 bags' },
];
