import { useState } from 'react';

export function Tabs() {
  const [tab, setTab] = useState('All items');
  return (
    <button type="button" aria-label="Show closed items" onClick={() => setTab('Closed items')}>
      {tab}
    </button>
  );
}
