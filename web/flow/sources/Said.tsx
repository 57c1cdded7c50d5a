import { useState } from 'react'
import { type ChangeSettings, type SettingsView, statusMeanings } from '../../../src/api/source-schema.ts'
import { answerOf } from '../../client/answer.ts'
import { asRefusal } from '../../client/ask.ts'
import { useChangeSettings, useSettings } from '../../client/source-questions.ts'
import { Failure } from '../../parts/Failure.tsx'
import { When } from '../../parts/When.tsx'
import { number } from './sources-view.ts'

type Wish = Omit<ChangeSettings, 'version' | 'why'>

/** What the team says of itself beside what is guessed, changed in place; nothing is said until a reason is given. */
export function Said() {
  const query = useSettings()
  const answer = answerOf(query)
  if (answer.kind === 'waiting') return <p className="late dim">Reading what the team says of itself …</p>
  if (answer.kind === 'failed') return <Failure refusal={answer.refusal} onRetry={() => void query.refetch()} />
  return <Settings view={answer.value} />
}

function Settings({ view }: { view: SettingsView }) {
  const [wish, setWish] = useState<Wish>({})
  const [why, setWhy] = useState('')
  const { mutate, error, isPending } = useChangeSettings()
  const isChanged = Object.keys(wish).length > 0
  return (
    <section className="said">
      <h2 className="title">How your team is read</h2>
      <p className="cap">
        {view.said ? (
          <>
            Version {view.version}, said by {view.said.by.name} <When at={view.said.at} />
            {view.said.why ? `: ${view.said.why}` : ''}.
          </>
        ) : (
          'Nobody has said anything yet: all of it is guessed.'
        )}{' '}
        A guess is shown with how sure it is. Figures name the version they are computed with.
      </p>
      <div className="said-parts">
        <Statuses view={view} wish={wish} onWish={setWish} />
        <ProductionRules view={view} wish={wish} onWish={setWish} />
        <People view={view} wish={wish} onWish={setWish} />
      </div>
      {isChanged && view.mayChange ? (
        <form
          className="said-why"
          onSubmit={(event) => {
            event.preventDefault()
            mutate({ ...wish, version: view.version, why }, { onSuccess: () => (setWish({}), setWhy('')) })
          }}
        >
          <label>
            Why (stands on the ledger)
            <input
              className="field"
              value={why}
              required
              maxLength={500}
              onChange={(event) => setWhy(event.target.value)}
            />
          </label>
          <button type="submit" className="btn primary" disabled={isPending || why.trim() === ''}>
            Say so
          </button>
          <button type="button" className="btn quiet" onClick={() => setWish({})}>
            Leave it as it was
          </button>
        </form>
      ) : null}
      {error ? (
        <p role="alert">
          {asRefusal(error).message} {asRefusal(error).next}
        </p>
      ) : null}
    </section>
  )
}

interface PartProps {
  readonly view: SettingsView
  readonly wish: Wish
  readonly onWish: (wish: Wish) => void
}

const sureness = (confidence: number): string =>
  confidence === 1 ? 'said' : `guessed, ${Math.round(confidence * 100)} % sure`

function Statuses({ view, wish, onWish }: PartProps) {
  if (view.statuses.length === 0) return null
  const said = view.settings.statuses as Record<string, (typeof statusMeanings)[number]> | undefined
  return (
    <details open={view.statuses.some(({ confidence }) => confidence < 0.7)}>
      <summary>Statuses: what each means ({view.statuses.length})</summary>
      <ul className="said-list">
        {view.statuses.map(({ status, means, confidence, because, items }) => (
          <li key={status}>
            <label>
              <span>{status}</span>
              <select
                className="field"
                value={wish.statuses?.[status] ?? means ?? ''}
                disabled={!view.mayChange}
                onChange={(event) =>
                  onWish({
                    ...wish,
                    statuses: {
                      ...said,
                      ...wish.statuses,
                      [status]: event.target.value as (typeof statusMeanings)[number],
                    },
                  })
                }
              >
                {means === null ? <option value="">not mapped</option> : null}
                {statusMeanings.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            </label>
            <span className="cap">
              {number(items)} {items === 1 ? 'item' : 'items'} · {sureness(confidence)}: {because}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function ProductionRules({ view, wish, onWish }: PartProps) {
  const { environments, repositories } = view
  const production = wish.environments ?? environments.filter((each) => each.isProduction).map(({ name }) => name)
  const merging =
    wish.mergeIsProduction ?? repositories.filter((each) => each.mergeIsProduction).map(({ name }) => name)
  const complete =
    wish.completeFromStart ?? repositories.filter((each) => each.completeFromStart).map(({ name }) => name)
  const toggled = (list: readonly string[], name: string, isOn: boolean) =>
    isOn ? [...new Set([...list, name])] : list.filter((each) => each !== name)
  return (
    <details>
      <summary>Production: what users reach ({environments.length + repositories.length})</summary>
      <ul className="said-list">
        {environments.map(({ name, deployments }) => (
          <li key={name}>
            <label>
              <input
                type="checkbox"
                checked={production.includes(name)}
                disabled={!view.mayChange || name === 'none named'}
                onChange={(event) => onWish({ ...wish, environments: toggled(production, name, event.target.checked) })}
              />
              <span>Users reach “{name}”</span>
            </label>
            <span className="cap">{number(deployments)} deployments</span>
          </li>
        ))}
        {repositories.map(({ name }) => (
          <li key={name}>
            <label>
              <input
                type="checkbox"
                checked={merging.includes(name)}
                disabled={!view.mayChange}
                onChange={(event) =>
                  onWish({ ...wish, mergeIsProduction: toggled(merging, name, event.target.checked) })
                }
              />
              <span>In {name}, merging is deploying</span>
            </label>
            <label>
              <input
                type="checkbox"
                checked={complete.includes(name)}
                disabled={!view.mayChange}
                onChange={(event) =>
                  onWish({ ...wish, completeFromStart: toggled(complete, name, event.target.checked) })
                }
              />
              <span>Its first known deployment is its first ever</span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}

const mostShown = 100

function People({ view, wish, onWish }: PartProps) {
  const people = view.settings.people as NonNullable<ChangeSettings['people']>
  const change = (part: NonNullable<ChangeSettings['people']>) =>
    onWish({ ...wish, people: { ...people, ...wish.people, ...part } })
  const teams = wish.people?.teams ?? people.teams ?? {}
  const bots = wish.people?.bots ?? people.bots ?? {}
  return (
    <details>
      <summary>
        People, their teams and accounts ({view.people.length}) and bots ({view.bots.length})
      </summary>
      <ul className="said-list">
        {view.people.slice(0, mostShown).map(({ id, name, accounts, team, confidence, because }) => (
          <li key={id}>
            <label>
              <span>{name}</span>
              <input
                className="field"
                aria-label={`Team of ${name}`}
                placeholder="team"
                value={teams[id] ?? team ?? ''}
                disabled={!view.mayChange}
                onChange={(event) => change({ teams: { ...teams, [id]: event.target.value } })}
              />
            </label>
            <label>
              <input
                type="checkbox"
                checked={bots[id] ?? false}
                disabled={!view.mayChange}
                onChange={(event) => change({ bots: { ...bots, [id]: event.target.checked } })}
              />
              <span>a bot</span>
            </label>
            {accounts.length > 1 ? (
              <span className="cap">
                {accounts.join(' = ')} · {sureness(confidence)}: {because}
              </span>
            ) : null}
          </li>
        ))}
        {view.bots.map(({ account, confidence, because }) => (
          <li key={account}>
            <label>
              <input
                type="checkbox"
                checked={bots[account] ?? true}
                disabled={!view.mayChange}
                onChange={(event) => change({ bots: { ...bots, [account]: event.target.checked } })}
              />
              <span>{account} is a bot</span>
            </label>
            <span className="cap">
              {sureness(confidence)}: {because}
            </span>
          </li>
        ))}
      </ul>
      {view.people.length > mostShown ? (
        <p className="cap">
          The first {mostShown} of {number(view.people.length)} people; the API gives all.
        </p>
      ) : null}
    </details>
  )
}
