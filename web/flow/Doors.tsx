import { Link, useRouter } from '@tanstack/react-router'
import './doors.css'

const doors = [
  { to: '/flow/map', name: 'Map', says: 'Which step follows which, how often, and how long lies between.' },
  { to: '/flow/ageing', name: 'Ageing work', says: 'Every open item by stage and age: the board for the morning.' },
  { to: '/flow/scatter', name: 'Scatter', says: 'Each finished item by date and duration, open ones beside them.' },
  { to: '/flow/cumulative', name: 'Cumulative flow', says: 'What came in, what went out, and what piled up between.' },
  {
    to: '/flow/handoffs',
    name: 'Handoffs & rework',
    says: 'How often work changes hands, and how often it comes back.',
  },
  { to: '/flow/initiatives', name: 'Initiatives', says: 'From a decision to first value and to the last item.' },
  { to: '/flow/lanes', name: 'Lanes', says: 'What could take a short way, what does, and what that changed.' },
  { to: '/flow/playbook', name: 'Playbook', says: 'Five steps from your own numbers to a shorter way.' },
  { to: '/flow/sources', name: 'Sources', says: 'What was read, from where, how fresh it is, and what to doubt.' },
  { to: '/flow/settings', name: 'Settings', says: 'What is guessed of your team, and what it says of itself.' },
] as const

/** The other screens of Flow that this Fairway has, each with the question it answers. */
export function Doors() {
  const known = useRouter().routesByPath as Readonly<Record<string, unknown>>
  const open = doors.filter(({ to }) => to in known)
  if (open.length === 0) return null
  return (
    <nav className="doors" aria-labelledby="doors-title">
      <h2 id="doors-title">Look closer</h2>
      <ul>
        {open.map(({ to, name, says }) => (
          <li key={to}>
            <Link to={to as '/flow'} search={({ window, team, initiative }) => ({ window, team, initiative })}>
              <b>{name}</b>
              <span className="dim">{says}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
