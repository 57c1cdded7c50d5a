import { useId, useState } from 'react'
import type { HooksView, HookView } from '../../../src/api/source-schema.ts'
import { asRefusal } from '../../client/ask.ts'
import { useCloseHook, useHooks, useOpenHook, useSetHookSecret } from '../../client/source-questions.ts'
import { When } from '../../parts/When.tsx'
import { guideOf, kindNames, outcomeSays } from './hooks-view.ts'
import './hooks.css'

/** Places that tools post to, so that nobody has to import: what came last, and how to open and close one. */
export function Hooks() {
  const { data } = useHooks()
  const [opened, setOpened] = useState<(HookView & { kind: string }) | null>(null)
  if (!data) return null
  return (
    <section className="hooks" aria-labelledby="hooks-title">
      <h2 id="hooks-title" className="title">
        What tools post here
      </h2>
      {data.hooks.length === 0 ? (
        <p className="cap">
          Nothing is open. Where a tracker, a forge or a pipeline posts what happens as it happens, nobody has to import
          it.
        </p>
      ) : (
        <ul>
          {data.hooks.map((hook) => (
            <HookRow key={hook.id} hook={hook} mayChange={data.mayChange} />
          ))}
        </ul>
      )}
      {opened ? <Opened hook={opened} onDone={() => setOpened(null)} /> : null}
      {data.mayChange && opened === null ? <OpenHook kinds={data.kinds} onOpened={setOpened} /> : null}
    </section>
  )
}

function OpenHook({
  kinds,
  onOpened,
}: {
  kinds: HooksView['kinds']
  onOpened: (hook: HookView & { kind: string }) => void
}) {
  const [isAsked, setAsked] = useState(false)
  const [wish, setWish] = useState({ kind: kinds[0] ?? 'github', name: '', why: '' })
  const { mutate, error, isPending } = useOpenHook()
  if (!isAsked)
    return (
      <button type="button" className="btn" onClick={() => setAsked(true)}>
        Let a tool post here
      </button>
    )
  return (
    <form
      className="hook-form"
      onSubmit={(event) => {
        event.preventDefault()
        mutate(wish, { onSuccess: (hook) => onOpened({ ...hook, kind: wish.kind }) })
      }}
    >
      <label>
        Tool
        <select
          className="field"
          value={wish.kind}
          onChange={(event) => setWish({ ...wish, kind: event.target.value as typeof wish.kind })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {kindNames[kind]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Name, as this source shall be called
        <input
          className="field"
          value={wish.name}
          required
          maxLength={200}
          placeholder="acme/shop"
          onChange={(event) => setWish({ ...wish, name: event.target.value })}
        />
      </label>
      <label>
        Why (stands on the ledger)
        <input
          className="field"
          value={wish.why}
          required
          maxLength={500}
          onChange={(event) => setWish({ ...wish, why: event.target.value })}
        />
      </label>
      <div className="hook-do">
        <button
          type="submit"
          className="btn primary"
          disabled={isPending || wish.name.trim() === '' || wish.why.trim() === ''}
        >
          Make an address and a secret
        </button>
        <button type="button" className="btn quiet" onClick={() => setAsked(false)}>
          Not now
        </button>
      </div>
      <Refused error={error} />
    </form>
  )
}

/** The one time that the secret is on a screen. */
function Opened({ hook, onDone }: { hook: HookView & { kind: string }; onDone: () => void }) {
  const address = new URL(hook.address, window.location.origin).href
  return (
    <div className="hook-opened" role="status">
      <p>
        <b>Copy the secret now: it is not shown again.</b> Fairway keeps it beside its data, and nowhere else.
      </p>
      <Copied name="Address" text={address} />
      {hook.kind === 'linear' ? <ToolSecret id={hook.id} /> : <Copied name="Secret" text={hook.secret} />}
      <p className="cap">{guideOf(hook.kind)}</p>
      <button type="button" className="btn" onClick={onDone}>
        I have it
      </button>
    </div>
  )
}

function Copied({ name, text }: { name: string; text: string }) {
  const id = useId()
  const [isCopied, setCopied] = useState(false)
  return (
    <p className="hook-copy">
      <label htmlFor={id}>{name}</label>
      <input id={id} className="field mono" readOnly value={text} onFocus={(event) => event.target.select()} />
      <button
        type="button"
        className="btn"
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        {isCopied ? 'Copied' : 'Copy'}
        <span className="sr"> the {name.toLowerCase()}</span>
      </button>
    </p>
  )
}

/** Linear makes the secret itself, once it knows the address. */
function ToolSecret({ id }: { id: string }) {
  const [secret, setSecret] = useState('')
  const { mutate, error, isPending, isSuccess } = useSetHookSecret()
  return (
    <form
      className="hook-copy"
      onSubmit={(event) => {
        event.preventDefault()
        mutate({ id, secret }, { onSuccess: () => setSecret('') })
      }}
    >
      <label>
        Signing secret that Linear shows
        <input
          className="field mono"
          type="password"
          autoComplete="off"
          value={secret}
          required
          minLength={8}
          onChange={(event) => setSecret(event.target.value)}
        />
      </label>
      <button type="submit" className="btn" disabled={isPending || secret.trim().length < 8}>
        {isSuccess ? 'Kept' : 'Keep it'}
      </button>
      <Refused error={error} />
    </form>
  )
}

function HookRow({ hook, mayChange }: { hook: HooksView['hooks'][number]; mayChange: boolean }) {
  const { id, kind, name, address, openedAt, by, why, received, deliveries } = hook
  const [last] = deliveries
  return (
    <li>
      <div>
        <b>{name}</b>{' '}
        <span className="cap">
          {kindNames[kind] ?? kind}, opened by {by.name} <When at={openedAt} />
          {why ? `: ${why}` : ''}
        </span>
        <code className="hook-address">{address}</code>
        {last ? (
          <details>
            <summary className="cap">
              {received.toLocaleString('en')} kept; last: {outcomeSays(last)} <When at={last.at} />
            </summary>
            <ol className="hook-deliveries">
              {deliveries.map((delivery, at) => (
                <li key={at} data-outcome={delivery.outcome}>
                  <When at={delivery.at} /> {outcomeSays(delivery)}
                  {delivery.says ? <span className="dim"> {delivery.says}</span> : null}
                </li>
              ))}
            </ol>
          </details>
        ) : (
          <p className="cap">Nothing has come yet. {guideOf(kind)}</p>
        )}
      </div>
      {mayChange ? <CloseHook id={id} name={name} /> : null}
    </li>
  )
}

function CloseHook({ id, name }: { id: string; name: string }) {
  const [why, setWhy] = useState<string | null>(null)
  const { mutate, error, isPending } = useCloseHook()
  if (why === null)
    return (
      <button type="button" className="btn quiet" onClick={() => setWhy('')}>
        Close<span className="sr"> {name}</span>
      </button>
    )
  return (
    <form
      className="hook-close"
      onSubmit={(event) => {
        event.preventDefault()
        mutate({ id, why })
      }}
    >
      <label>
        Why? What came stays.
        <input
          className="field"
          value={why}
          required
          maxLength={500}
          onChange={(event) => setWhy(event.target.value)}
        />
      </label>
      <button type="submit" className="btn" disabled={isPending || why.trim() === ''}>
        Take nothing more
      </button>
      <button type="button" className="btn quiet" onClick={() => setWhy(null)}>
        Keep
      </button>
      <Refused error={error} />
    </form>
  )
}

const Refused = ({ error }: { error: unknown }) =>
  error ? (
    <p role="alert">
      {asRefusal(error).message} {asRefusal(error).next}
    </p>
  ) : null
