import { Link, useLocation, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import './flow-nav.css'

const places = [
  { to: '/flow', name: 'Flow' },
  { to: '/flow/map', name: 'Map' },
  { to: '/flow/ageing', name: 'Ageing' },
  { to: '/flow/scatter', name: 'Scatter' },
  { to: '/flow/cumulative', name: 'Cumulative flow' },
  { to: '/flow/handoffs', name: 'Handoffs & rework' },
  { to: '/flow/initiatives', name: 'Initiatives' },
  { to: '/flow/lanes', name: 'Lanes' },
  { to: '/flow/playbook', name: 'Playbook' },
  { to: '/flow/sources', name: 'Sources' },
  { to: '/flow/settings', name: 'Settings' },
] as const

/** The screens of Flow that this Fairway has; window and choice go along from one to the next. */
export function FlowNav() {
  const { pathname } = useLocation()
  const known = useRouter().routesByPath as Readonly<Record<string, unknown>>
  const nav = useRef<HTMLElement>(null)
  // On a phone the row is wider than the screen: where one is has to be in sight.
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>('[aria-current="page"]')
    if (here && nav.current) nav.current.scrollLeft = here.offsetLeft - (nav.current.clientWidth - here.offsetWidth) / 2
  }, [pathname])
  return (
    <nav ref={nav} className="flow-nav scroll" aria-label="Flow">
      {places
        .filter(({ to }) => to in known)
        .map(({ to, name }) => (
          <Link
            key={to}
            to={to as '/flow'}
            search={({ window, team, initiative }) => ({ window, team, initiative })}
            activeOptions={{ exact: true }}
            aria-current={pathname === to ? 'page' : undefined}
          >
            {name}
          </Link>
        ))}
    </nav>
  )
}
