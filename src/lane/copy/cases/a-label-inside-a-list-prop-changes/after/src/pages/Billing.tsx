import { Tabs } from '../ui/Tabs';

export const Billing = () => (
  <Tabs
    items={[
      { key: 'open', label: 'Invoices to pay', content: <p>You owe nothing.</p> },
      { key: 'paid', label: 'Paid invoices', content: <p>No invoices yet.</p> },
    ]}
  />
);
