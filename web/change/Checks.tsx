import { Check, CircleDashed, LoaderCircle, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ChangeView } from '../../src/api/change-schema.ts'
import { asRefusal } from '../client/ask.ts'
import { useArtefactText, useRunLog } from '../client/questions.ts'
import { durationWords } from '../words/duration-words.ts'

const icons = { waiting: CircleDashed, running: LoaderCircle, passed: Check, failed: X }
const tones = { waiting: 'faint', running: 'dim', passed: 'green', failed: 'red' }

/** The repository's own checks; what runs or failed is open, what passed is folded. */
export function Checks({ checks }: { checks: ChangeView['checks'] }) {
  return (
    <ul className="checks">
      {checks.map((check) => (
        <CheckRow key={check.name} check={check} />
      ))}
    </ul>
  )
}

function CheckRow({ check }: { check: ChangeView['checks'][number] }) {
  const Icon = icons[check.status]
  const says =
    check.status === 'running'
      ? 'running'
      : check.status === 'waiting'
        ? 'waiting'
        : `${check.status}${check.durationMs === null ? '' : ` in ${durationWords(check.durationMs)}`}`
  const head = (
    <>
      <span className={`mark ${tones[check.status]}`}>
        <Icon className="i" aria-hidden />
        <b>{check.name}</b>
      </span>
      <span className="dim">{says}</span>
      <code className="check-command">{check.command}</code>
      {check.isolation === 'none' ? (
        <span className="amber" title="This machine offers no isolation: the check ran with the rights of Fairway.">
          not isolated
        </span>
      ) : null}
    </>
  )
  if (check.run === null && check.log === null)
    return (
      <li>
        <div className="check-head">{head}</div>
      </li>
    )
  return (
    <li>
      <details open={check.status === 'running' || check.status === 'failed'}>
        <summary>
          <div className="check-head">{head}</div>
        </summary>
        {check.run !== null ? (
          <LiveLog run={check.run} />
        ) : check.log !== null ? (
          <KeptLog hash={check.log} name={check.name} />
        ) : null}
      </details>
    </li>
  )
}

export function LiveLog({ run }: { run: string }) {
  const log = useRunLog(run)
  if (log.error) return <p className="dim">{asRefusal(log.error).message}</p>
  return <LogText text={log.data?.text ?? ''} isLive={!log.data?.ended} />
}

export function KeptLog({ hash }: { hash: string; name: string }) {
  const log = useArtefactText(hash)
  if (log.error) return <p className="red">{asRefusal(log.error).message}</p>
  return <LogText text={log.data ?? ''} isLive={false} />
}

// Terminals colour their output; here the words count. \u001b starts each such code.
// That control character is what is looked for.
const colourCodes = /\u001b\[[0-9;]*[A-Za-z]/g

function LogText({ text, isLive }: { text: string; isLive: boolean }) {
  const pane = useRef<HTMLPreElement>(null)
  // Each new text is the occasion.
  useEffect(() => {
    if (isLive && pane.current) pane.current.scrollTop = pane.current.scrollHeight
  }, [text, isLive])
  const plain = text.replace(colourCodes, '').trim()
  return (
    <pre className="log scroll" ref={pane} tabIndex={0} role="log" aria-label="Output">
      {plain || (isLive ? 'No output yet.' : 'It wrote nothing.')}
    </pre>
  )
}
