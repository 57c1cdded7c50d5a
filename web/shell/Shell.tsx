import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Toaster } from 'sonner'
import { answerOf } from '../client/answer.ts'
import { useLiveEvents } from '../client/live-events.ts'
import { useMe } from '../client/questions.ts'
import { Failure } from '../parts/Failure.tsx'
import { Header } from './Header.tsx'
import { KeyHelp } from './KeyHelp.tsx'
import { useKeys } from './keyboard.ts'
import { SignedOut } from './SignedOut.tsx'
import { Tabs } from './Tabs.tsx'
import { useTheme } from './theme.ts'
import './shell.css'

// Loaded when it is first asked for: the first screen must not wait for a box nobody has opened.
const CommandPalette = lazy(async () => ({ default: (await import('./CommandPalette.tsx')).CommandPalette }))

/** The frame around every screen: who I am, where I can go, what is live. */
export function Shell() {
  const me = useMe()
  const answer = answerOf(me)
  const person = answer.kind === 'answered' ? answer.value.person : null
  const line = useLiveEvents(person !== null)
  const [theme, setTheme] = useTheme()
  const [finding, setFinding] = useState(false)
  const hasFound = useRef(false)
  hasFound.current ||= finding
  const [helping, setHelping] = useState(false)
  useFocusOnArrival()
  useFindKey(() => setFinding((open) => !open))
  useKeys({ '?': () => setHelping(true), '/': () => setFinding(true) })

  if (answer.kind === 'waiting') return <p className="late shell-waiting">Fairway is starting …</p>
  if (answer.kind === 'failed')
    return (
      <main id="main">
        <Failure refusal={answer.refusal} onRetry={() => void me.refetch()} />
      </main>
    )
  if (!person) return <SignedOut mode={answer.value.mode} />
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <Header me={answer.value} theme={theme} onTheme={setTheme} onFind={() => setFinding(true)} />
      {line === 'lost' ? (
        <p className="banner" role="status">
          The connection to Fairway is lost. What you see may be old; it is updated as soon as the connection is back.
        </p>
      ) : null}
      <Outlet />
      <Tabs onFind={() => setFinding(true)} />
      {hasFound.current ? (
        <Suspense>
          <CommandPalette
            open={finding}
            onOpen={setFinding}
            me={answer.value}
            onTheme={setTheme}
            onHelp={() => setHelping(true)}
          />
        </Suspense>
      ) : null}
      <KeyHelp open={helping} onClose={() => setHelping(false)} />
      <Toaster position="bottom-left" theme={theme} toastOptions={{ className: 'toast' }} />
    </>
  )
}

/** After a change of page the focus goes to its content, so that the next Tab and the screen reader start there. */
function useFocusOnArrival() {
  const { pathname } = useLocation()
  const first = useRef(true)
  // The path is the trigger.
  useEffect(() => {
    if (!first.current) document.getElementById('main')?.focus({ preventScroll: true })
    first.current = false
  }, [pathname])
}

function useFindKey(onFind: () => void) {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      onFind()
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  })
}
