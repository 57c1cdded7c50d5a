export const nav = [
  { to: '/home', label: 'nav.home' },
  { to: '/billing', label: 'nav.invoices' },
];
