import { Link, useLocation } from '@tanstack/react-router'
import { Monitor, Moon, Search, Sun } from 'lucide-react'
import type { Me } from '../../src/api/people-schema.ts'
import { useChanges } from '../client/questions.ts'
import { Buoys } from './Buoys.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { type Theme, themes } from './theme.ts'

export const places = [
  { to: '/compose', name: 'Compose' },
  { to: '/changes', name: 'Changes' },
  { to: '/flow', name: 'Flow' },
  { to: '/ledger', name: 'Ledger' },
] as const

export const isHere = (to: string, pathname: string): boolean =>
  pathname === to || pathname.startsWith(`${to}/`) || (to === '/compose' && pathname === '/')

export function useYourTurn(): number {
  return useChanges().data?.filter((change) => change.column === 'you').length ?? 0
}

export const findKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'

const themeIcons = { system: Monitor, light: Sun, dark: Moon }

export function Header(props: { me: Me; theme: Theme; onTheme: (theme: Theme) => void; onFind: () => void }) {
  const { pathname } = useLocation()
  const yours = useYourTurn()
  const Icon = themeIcons[props.theme]
  const next = themes[(themes.indexOf(props.theme) + 1) % themes.length] ?? 'system'
  return (
    <header className="top">
      <div className="bar">
        <Link to="/" className="brand" aria-label="Fairway, start page">
          <Buoys />
          Fairway
        </Link>
        <nav className="nav" aria-label="Main">
          {places.map((place) => (
            <Link key={place.to} to={place.to} aria-current={isHere(place.to, pathname) ? 'page' : undefined}>
              {place.name}
              {place.to === '/changes' && yours > 0 ? (
                <span className="n" title={`${yours} wait for you`}>
                  {yours}
                  <span className="sr"> wait for you</span>
                </span>
              ) : null}
            </Link>
          ))}
        </nav>
        <div className="end">
          <button type="button" className="find" onClick={props.onFind}>
            <Search className="i" aria-hidden />
            Find a text, a page, a command
            <kbd>{findKey}</kbd>
          </button>
          <button
            type="button"
            className="icon"
            onClick={() => props.onTheme(next)}
            aria-label={`Theme: ${props.theme}. Change to ${next}`}
            title={`Theme: ${props.theme}`}
          >
            <Icon className="i" aria-hidden />
          </button>
          <PersonMenu me={props.me} />
        </div>
      </div>
      <div className="neat" />
    </header>
  )
}
