export const icons: Record<string, string> = {
  'Past due invoices': 'warning',
  'Paid invoices': 'check',
};
