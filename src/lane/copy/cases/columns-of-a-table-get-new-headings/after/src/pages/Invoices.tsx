const steps = [
  { key: 'sent', title: 'Sent on this day' },
  { key: 'paid', title: 'Paid by the customer' },
];

export const Invoices = ({ rows }: { rows: { id: string; sum: string }[] }) => (
  <table>
    <caption>Your invoices</caption>
    <thead>
      <tr><th>Invoice number</th><th>Amount due</th>{steps.map((s) => <th key={s.key}>{s.title}</th>)}</tr>
    </thead>
    <tbody>{rows.map((r) => <tr key={r.id}><td>{r.id}</td><td>{r.sum}</td></tr>)}</tbody>
  </table>
);
