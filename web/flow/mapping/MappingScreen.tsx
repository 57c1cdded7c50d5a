import { Link, useParams } from '@tanstack/react-router'
import type { MappingView } from '../../../src/api/playbook-schema.ts'
import { paths } from '../../../src/api/routes.ts'
import { useMapping, useMappingFigures } from '../../client/playbook-questions.ts'
import { useSettled } from '../../compose/use-settled.ts'
import { When } from '../../parts/When.tsx'
import { FlowPage } from '../parts/FlowPage.tsx'
import { saidFigures, tidy, unsavable } from './mapping-view.ts'
import { PathDrawing } from './PathDrawing.tsx'
import { PutAway } from './PutAway.tsx'
import { SaveBar } from './SaveBar.tsx'
import { StepTable } from './StepTable.tsx'
import { useMappingDraft } from './use-mapping-draft.ts'
import './mapping.css'

/** The path of one initiative, mapped by hand: drawn, measured and edited on one page, by one person or by a whole workshop. */
export function MappingScreen() {
  const { id } = useParams({ from: '/flow/mappings/$id' })
  const query = useMapping(id)
  return (
    <FlowPage title={query.data?.path.title ?? 'A path mapped by hand'} query={query}>
      {(view) => <Mapping key={view.id} view={view} />}
    </FlowPage>
  )
}

const figuresAfterMs = 250

function Mapping({ view }: { view: MappingView }) {
  const { draft, path, change, drop } = useMappingDraft(view)
  const tidied = draft && unsavable(path) === '' ? tidy(path) : null
  const settled = useSettled(tidied, JSON.stringify(tidied), figuresAfterMs)
  const edited = useMappingFigures(settled.value)
  const figures = draft ? (edited.data ?? view.figures) : view.figures
  const { suggestion } = figures
  return (
    <div className="mapping">
      <header className="flow-says">
        <p className="cap">
          <Link to="/flow/playbook" className="do">
            Playbook
          </Link>{' '}
          · a path mapped by hand
          {path.from
            ? `, prefilled from the record of ${path.from.id}${path.from.items > 1 ? `: the mean of ${path.from.items} items` : ''}`
            : ''}
        </p>
        <h1 className="sr">{path.title}</h1>
        <input
          className="mapping-title"
          aria-label="Name of the path"
          value={path.title}
          maxLength={200}
          onChange={(event) => change((known) => ({ ...known, title: event.target.value }))}
        />
        <p className="dim" aria-live="polite">
          {figures.says}
        </p>
      </header>
      <PathDrawing path={path} figures={figures} />
      {path.steps.length === 0 ? null : (
        <dl className="mapping-figures">
          {saidFigures(figures).map(({ name, value, sample, definition }) => (
            <div key={name} title={`${definition.says} (${definition.id}, version ${definition.version})`}>
              <dt>{name}</dt>
              <dd>
                <b className="num">{value}</b>
                <span className="cap">{sample}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {suggestion ? <p className="mapping-suggestion">{suggestion.says}</p> : null}
      <StepTable path={path} begin={suggestion?.kind === 'ask' ? [] : (suggestion?.steps ?? [])} onChange={change} />
      <label className="mapping-note">
        <span className="label">
          Note <small>who was in the room, what was left out</small>
        </span>
        <textarea
          className="field"
          value={path.note ?? ''}
          maxLength={2000}
          onChange={(event) =>
            change((known) => ({ ...known, note: event.target.value === '' ? null : event.target.value }))
          }
        />
      </label>
      <SaveBar view={view} draft={draft} onSaved={drop} onDrop={drop} />
      <footer className="mapping-foot">
        <Saves view={view} />
        <p className="cap">
          As a table:{' '}
          <a className="do" href={paths.flowMappingTable(view.id)} download>
            CSV
          </a>
          , with its figures:{' '}
          <a className="do" href={paths.flowMapping(view.id)} download={`${view.id}.json`}>
            JSON
          </a>
          {draft ? ' (as last saved)' : ''}.
        </p>
        {view.mayPutAway ? <PutAway id={view.id} onDone={drop} /> : null}
      </footer>
    </div>
  )
}

const Saves = ({ view: { saves } }: { view: MappingView }) => (
  <details>
    <summary className="cap">
      Saved {saves.length === 1 ? 'once' : `${saves.length} times`} by{' '}
      {[...new Set(saves.map(({ by }) => by.name))].join(', ')}
    </summary>
    <ul className="mapping-saves">
      {saves.map(({ version, by, at, steps }) => (
        <li key={version} className="cap">
          Version {version}, {steps} {steps === 1 ? 'step' : 'steps'}, {by.name}, <When at={at} />
        </li>
      ))}
    </ul>
  </details>
)
