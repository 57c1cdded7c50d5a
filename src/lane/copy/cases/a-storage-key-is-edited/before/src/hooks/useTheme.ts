import { useState } from 'react';

export function useTheme() {
  const [theme, setTheme] = useState(() => localStorage.getItem('acme theme') ?? 'light');
  const save = (next: string) => {
    localStorage.setItem('acme theme', next);
    setTheme(next);
  };
  return { theme, save };
}
