'use client';

import { useState } from 'react';

export function Counter() {
  const [n, setN] = useState(0);
  // eslint-disable-next-line jsx-a11y/no-autofocus
  return <button autoFocus title="Count" onClick={() => setN(n + 1)}>Clicked {n} times</button>;
}
