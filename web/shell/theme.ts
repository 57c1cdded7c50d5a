import { useState } from 'react'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const place = 'fairway.theme'

const stored = (): Theme => {
  const theme = localStorage.getItem(place)
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

export function applyTheme(theme: Theme): void {
  if (theme === 'system') {
    localStorage.removeItem(place)
    delete document.documentElement.dataset.theme
  } else {
    localStorage.setItem(place, theme)
    document.documentElement.dataset.theme = theme
  }
}

/** The chosen theme and a way to choose; `system` follows the device. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(stored)
  return [
    theme,
    (next) => {
      applyTheme(next)
      setTheme(next)
    },
  ]
}
