export const icons: Record<string, string> = {
  'Late invoices': 'warning',
  'Paid invoices': 'check',
};
