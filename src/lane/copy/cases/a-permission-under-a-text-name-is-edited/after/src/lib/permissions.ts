export const permissions = [
  { label: 'invoices:read', sensitive: false },
  { label: 'invoices:admin', sensitive: true },
];
