const steps = [
  { key: 'sent', title: 'Sent to the customer' },
  { key: 'paid', title: 'Paid by the customer' },
];

export const Invoices = ({ rows }: { rows: { id: string; sum: string }[] }) => (
  <table>
    <caption>Invoices of this year</caption>
    <thead>
      <tr><th>Invoice number</th><th>Sum</th>{steps.map((s) => <th key={s.key}>{s.title}</th>)}</tr>
    </thead>
    <tbody>{rows.map((r) => <tr key={r.id}><td>{r.id}</td><td>{r.sum}</td></tr>)}</tbody>
  </table>
);
