import { Check, ChevronDown, LogOut } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Me } from '../../src/api/people-schema.ts'
import { useSignOut, useSwitchPerson } from '../client/questions.ts'
import { Face } from '../parts/Face.tsx'

/** Who I am. In the sample a person can be switched; in a team one can only leave. */
export function PersonMenu({ me }: { me: Me }) {
  const menu = useRef<HTMLDetailsElement>(null)
  const switchPerson = useSwitchPerson()
  const signOut = useSignOut()
  useCloseOutside(menu)
  if (!me.person) return null
  const { person } = me
  return (
    <details className="person" ref={menu}>
      <summary>
        <span className="sr">You are</span>
        <Face name={person.name} />
        <span className="person-name">{person.name}</span>
        <ChevronDown className="i wide" aria-hidden />
      </summary>
      <div className="person-menu">
        <p className="cap">
          {me.switcher
            ? 'This is the sample: look at it through other eyes'
            : `${person.email} · ${person.roles.join(', ')}`}
        </p>
        {me.switcher ? (
          <ul>
            {me.people.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  aria-current={one.id === person.id ? 'true' : undefined}
                  onClick={() => {
                    switchPerson.mutate(one.id)
                    if (menu.current) menu.current.open = false
                  }}
                >
                  <Face name={one.name} />
                  <span>
                    {one.name}
                    <small>{one.roles.join(', ')}</small>
                  </span>
                  {one.id === person.id ? <Check className="i" aria-hidden /> : null}
                </button>
              </li>
            ))}
          </ul>
        ) : (
          <button type="button" className="leave" onClick={() => signOut.mutate()}>
            <LogOut className="i" aria-hidden /> Sign out
          </button>
        )}
      </div>
    </details>
  )
}

function useCloseOutside(menu: React.RefObject<HTMLDetailsElement | null>) {
  useEffect(() => {
    const close = (event: Event) => {
      const details = menu.current
      if (!details?.open) return
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        details.querySelector('summary')?.focus()
      } else if (event.target instanceof Node && details.contains(event.target)) return
      details.open = false
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [menu])
}
