import { statusMeanings } from '../../../src/api/source-schema.ts'
import { type PartProps, sureness } from './settings-view.ts'

type Meaning = (typeof statusMeanings)[number]

/** What each status means; a weak guess is where to begin. */
export function StatusSettings({ view, wish, onWish }: PartProps) {
  if (view.statuses.length === 0) return <p className="cap">No tracker with statuses was imported.</p>
  const said = view.settings.statuses as Record<string, Meaning> | undefined
  const change = (status: string, means: Meaning) =>
    onWish({ ...wish, statuses: { ...said, ...wish.statuses, [status]: means } })
  return (
    <ul className="settings-list">
      {view.statuses.map(({ status, means, confidence, because, items }) => (
        <li key={status}>
          <label>
            <span>{status}</span>
            <select
              className="field"
              value={wish.statuses?.[status] ?? means ?? ''}
              disabled={!view.mayChange}
              onChange={(event) => change(status, event.target.value as Meaning)}
            >
              {means === null ? <option value="">not mapped</option> : null}
              {statusMeanings.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </label>
          <span className="cap">
            {items.toLocaleString('en')} {items === 1 ? 'item' : 'items'} · {sureness(confidence)}: {because}
          </span>
          {view.mayChange && means !== null && confidence < 1 && wish.statuses?.[status] === undefined ? (
            <button type="button" className="btn quiet" onClick={() => change(status, means)}>
              That is right
              <span className="sr">
                : {status} means {means}
              </span>
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
