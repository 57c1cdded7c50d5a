import { Tabs, Tab } from '../ui/Tabs';

export const Account = () => (
  <Tabs defaultTab="Billing history">
    <Tab value="Billing history">See every invoice</Tab>
  </Tabs>
);
