import { useState } from 'react';

export function Tabs() {
  const [tab, setTab] = useState('Open items');
  return (
    <button type="button" aria-label="Show closed items" onClick={() => setTab('Closed items')}>
      {tab}
    </button>
  );
}
