import { Tabs } from '../ui/Tabs';

export const Billing = () => (
  <Tabs
    items={[
      { key: 'open', label: 'Open invoices', content: <p>Nothing to pay.</p> },
      { key: 'paid', label: 'Paid invoices', content: <p>No invoices yet.</p> },
    ]}
  />
);
