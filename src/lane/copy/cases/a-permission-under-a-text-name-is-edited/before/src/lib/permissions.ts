export const permissions = [
  { label: 'invoices:read', sensitive: false },
  { label: 'invoices:write', sensitive: true },
];
