const counts: Record<string, number> = { 'Past due invoices': 3, 'Paid invoices': 20 };
const filters = [
  { id: 'due', label: 'Past due invoices' },
  { id: 'paid', label: 'Paid invoices' },
];

export const Filters = () => (
  <ul>{filters.map((f) => <li key={f.id}>{f.label} ({counts[f.label]})</li>)}</ul>
);
