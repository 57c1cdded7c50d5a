import { Link, useNavigate } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { toast } from 'sonner'
import { type ChangeView, revertInput, sayInput } from '../../src/api/change-schema.ts'
import { asRefusal } from '../client/ask.ts'
import { useAct, usePreview, useRevert } from '../client/questions.ts'
import { Failure } from '../parts/Failure.tsx'
import { When } from '../parts/When.tsx'
import { type BarAct, barOf } from './change-view.ts'

/** Acts that need words, and what is asked for. */
export const spoken = {
  'request-changes': {
    label: 'What should be different?',
    send: 'Ask for changes',
    needs: 'Say what should be different.',
  },
  comment: { label: 'Comment', send: 'Comment', needs: 'Write something first.' },
  withdraw: { label: 'Why withdraw it?', send: 'Withdraw this change', needs: 'Say why, in one line.' },
  revert: { label: 'Why take it back?', send: 'Propose to take it back', needs: 'Say why, in one line.' },
} as const
export type Spoken = keyof typeof spoken

// On a phone these wait behind "More": the thumb's row belongs to deciding and answering.
const rare: ReadonlySet<BarAct> = new Set(['comment', 'preview', 'withdraw', 'revert'])

/** One primary action with its consequence, or whose turn it is and why. Stays within reach of the thumb. */
export function ActionBar(props: {
  change: ChangeView
  primary: RefObject<HTMLButtonElement | null>
  speaking: Spoken | null
  onSpeak: (act: Spoken | null) => void
}) {
  const { change } = props
  const navigate = useNavigate()
  const [more, setMore] = useState(false)
  const act = useAct(change.id)
  const revert = useRevert(change.id)
  const preview = usePreview(change.id)
  const bar = barOf(change)
  const busy = act.isPending || revert.isPending
  const failure = act.error ?? revert.error ?? preview.error

  const run = (which: BarAct) => {
    act.reset()
    if (which === 'approve')
      act.mutate(
        { act: 'approve', body: { bindingHash: change.bindingHash } },
        {
          onSuccess: () =>
            toast.success('Approved', { description: 'It is merged and deployed now. You can watch it here.' }),
        },
      )
    else if (which === 'retry') act.mutate({ act: 'retry' })
    else if (which === 'preview') openPreview()
    else if (which === 'revise')
      void navigate({ to: '/compose', search: { product: change.product, revise: change.id } })
    else props.onSpeak(which)
  }

  // The tab is opened at the click, before the answer: opened later, a browser takes it for an advertisement.
  const openPreview = () => {
    const tab = window.open('', '_blank')
    preview.mutate(undefined, {
      onSuccess: ({ url, path }) => {
        const address = new URL(path, url).href
        if (tab) tab.location.href = address
        else window.location.href = address
      },
      onError: () => tab?.close(),
    })
  }

  const say = (words: string) => {
    const which = props.speaking
    if (which === null) return
    const done = () => props.onSpeak(null)
    if (which === 'revert')
      revert.mutate(words, {
        onSuccess: ({ id }) => {
          done()
          void navigate({ to: '/changes/$id', params: { id } })
        },
      })
    else act.mutate({ act: which, body: { says: words } }, { onSuccess: done })
  }

  return (
    <div className="bar-act" role="region" aria-label="What you can do">
      {failure ? <Failure refusal={asRefusal(failure)} /> : null}
      {props.speaking ? (
        <WordsForm
          key={props.speaking}
          act={props.speaking}
          busy={busy}
          onSend={say}
          onCancel={() => props.onSpeak(null)}
        />
      ) : (
        <div className="bar-row">
          <p className="bar-says">
            {bar.primary ? (
              bar.primary.consequence
            ) : change.turn.kind === 'nobody' ? (
              change.turn.says
            ) : (
              <>
                {bar.waits}{' '}
                <span className="dim">
                  since <When at={change.turn.since} />
                </span>
              </>
            )}
          </p>
          <div className="bar-buttons" data-more={more || undefined}>
            {bar.others.map((one) => {
              const look = `btn ${one.act === 'request-changes' ? '' : 'quiet'} ${rare.has(one.act) ? 'rare' : ''}`
              return one.act === 'revise' ? (
                <Link
                  key={one.act}
                  className={look}
                  to="/compose"
                  search={{ product: change.product, revise: change.id }}
                >
                  {one.label}
                </Link>
              ) : (
                <button
                  key={one.act}
                  type="button"
                  className={look}
                  disabled={busy || preview.isPending}
                  onClick={() => run(one.act)}
                >
                  {one.act === 'preview' && preview.isPending ? 'Starting the preview …' : one.label}
                  {one.act === 'comment' ? <kbd className="wide">c</kbd> : null}
                </button>
              )
            })}
            {bar.others.some((one) => rare.has(one.act)) ? (
              <button type="button" className="btn quiet narrow" aria-expanded={more} onClick={() => setMore(!more)}>
                {more ? 'Less' : 'More'}
              </button>
            ) : null}
            {bar.primary ? (
              <button
                ref={props.primary}
                type="button"
                className="btn primary"
                disabled={busy}
                onClick={() => bar.primary && run(bar.primary.act)}
              >
                {busy ? 'One moment …' : bar.primary.label}
                {bar.primary.act === 'approve' ? <kbd className="wide">a</kbd> : null}
              </button>
            ) : null}
          </div>
        </div>
      )}
    </div>
  )
}

function WordsForm(props: { act: Spoken; busy: boolean; onSend: (words: string) => void; onCancel: () => void }) {
  const { label, send, needs } = spoken[props.act]
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const trimmed = words.trim()
  const schema = props.act === 'revert' ? revertInput : sayInput
  const isFit = schema.safeParse(props.act === 'revert' ? { why: trimmed } : { says: trimmed }).success
  const most = props.act === 'revert' ? 300 : 1000
  const submit = () => {
    setTried(true)
    if (isFit) props.onSend(trimmed)
    else field.current?.focus()
  }
  return (
    <form
      className="bar-form"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onCancel()
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit()
      }}
    >
      <label className="label" htmlFor="words">
        {label}
      </label>
      <textarea
        id="words"
        ref={field}
        className="field"
        rows={2}
        maxLength={most}
        value={words}
        aria-invalid={tried && !isFit}
        aria-describedby="words-needs"
        onChange={(event) => setWords(event.target.value)}
      />
      <div className="bar-buttons">
        <span id="words-needs" className="cap red" aria-live="polite">
          {tried && !isFit ? needs : ''}
        </span>
        <button type="button" className="btn quiet" onClick={props.onCancel}>
          Cancel
        </button>
        <button type="submit" className="btn primary" disabled={props.busy}>
          {props.busy ? 'One moment …' : send}
        </button>
      </div>
    </form>
  )
}
