import type { MappedPathView, MappingFiguresView } from '../../../src/api/playbook-schema.ts'
import { durationWords, spanWords } from '../../words/duration-words.ts'
import { shareWords } from '../parts/figure-view.ts'
import { type StretchKind, stepWidths, stretchesOf } from './mapping-view.ts'

const kindSays: Readonly<Record<StretchKind, string>> = {
  production: 'changes production',
  translation: 'makes up for lost intent',
  waits: 'waits',
  unsaid: 'nobody said what it does',
}
const classOf = {
  production: 'changes production',
  translation: 'makes up for lost intent',
  waits: 'waits',
  unsaid: 'not said',
} as const

// A step this wide (percent) has room for its own name.
const named = 9

/** The path as one bar, drawn as the strip of the record is: what lies is hatched, work is solid, and what makes up for lost intent is dotted. */
export function PathDrawing({ path, figures }: { path: MappedPathView; figures: MappingFiguresView | undefined }) {
  const stretches = stretchesOf(path)
  const classes = figures?.classes.value
  return (
    <section aria-labelledby="drawing-title">
      <div className="flow-section">
        <h2 id="drawing-title">From first to last</h2>
        <ul className="key" aria-label="Key">
          {(['production', 'translation', 'waits', 'unsaid'] as const)
            .filter((kind) => kind !== 'unsaid' || stretches.some((each) => each.kind === kind))
            .map((kind) => (
              <li key={kind}>
                <span className="key-mark stretch" data-kind={kind} /> {kindSays[kind]}
                {classes ? <b>{shareWords(classes[classOf[kind]]?.share ?? 0)}</b> : null}
              </li>
            ))}
        </ul>
      </div>
      {stretches.length === 0 ? (
        <p className="dim drawing-none">
          As soon as one step says its touch or its wait, the path is drawn here: as long as it took, in its parts.
        </p>
      ) : (
        <div className="drawing" role="img" aria-label={drawnSays(stretches)}>
          <div className="drawing-names" aria-hidden>
            {stepWidths(stretches).map(({ step, name, ms, width }) => (
              <span key={step} style={{ width: `${width}%` }} title={`${name}: ${durationWords(ms)}`}>
                {width >= named ? (
                  <>
                    {name} <b>{spanWords(ms)}</b>
                  </>
                ) : null}
              </span>
            ))}
          </div>
          <div className="drawing-bar" aria-hidden>
            {stretches.map(({ step, name, kind, ms, width }) => (
              <span
                key={`${step} ${kind}`}
                className="stretch"
                data-kind={kind}
                style={{ width: `${width}%` }}
                title={`${name}, ${kindSays[kind]}: ${durationWords(ms)}`}
              />
            ))}
          </div>
        </div>
      )}
    </section>
  )
}

const drawnSays = (stretches: ReturnType<typeof stretchesOf>): string =>
  `The path as one bar: ${stretches.map(({ name, kind, ms }) => `${name} ${kindSays[kind]} ${spanWords(ms)}`).join(', ')}. The table below says the same.`
