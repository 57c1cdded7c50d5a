import { useState } from 'react';

export function useTheme() {
  const [theme, setTheme] = useState(() => localStorage.getItem('fairway theme') ?? 'light');
  const save = (next: string) => {
    localStorage.setItem('fairway theme', next);
    setTheme(next);
  };
  return { theme, save };
}
