import { useNavigate, useSearch } from '@tanstack/react-router'
import { type RefObject, useRef, useState } from 'react'
import { toast } from 'sonner'
import type { FlowMapView } from '../../../src/api/flow-map-schema.ts'
import { answerOf } from '../../client/answer.ts'
import { type MapItemsQuestion, useFlowMap, useFlowMapItems } from '../../client/flow-questions.ts'
import { useFlowPath } from '../../client/questions.ts'
import { FlowLesson } from '../FlowLesson.tsx'
import { ClockPick } from '../parts/ClockPick.tsx'
import { FlowPage } from '../parts/FlowPage.tsx'
import { FlowTools } from '../parts/FlowTools.tsx'
import { ItemsDrawer } from '../parts/ItemsDrawer.tsx'
import { pngOf, save, svgOf } from './export-map.ts'
import { MapDrawing } from './MapDrawing.tsx'
import { MapTable } from './MapTable.tsx'
import { type MapSearch, usualShare } from './map-search.ts'
import { edgesCsv, mapHeadline, shownWords } from './map-view.ts'
import { StepMark } from './StepMark.tsx'
import { UsualVariants } from './UsualVariants.tsx'
import './map.css'

/** The path as a chart: which event follows which, how often, and how long lies between. */
export function MapScreen() {
  const search = useSearch({ from: '/flow/map' })
  const query = useFlowMap(search)
  const [question, setQuestion] = useState<MapItemsQuestion | null>(null)
  const items = useFlowMapItems(question)
  const choices = useFlowPath({ window: search.window, team: search.team, initiative: search.initiative }).data?.choices
  return (
    <FlowPage title="Map" query={query}>
      {(map) =>
        map.types.length === 0 ? (
          <FlowLesson />
        ) : (
          <>
            <FlowTools search={search} {...(choices ? { choices } : {})} />
            <Chart map={map} search={search} onAsk={(asked) => setQuestion({ ...search, ...asked })} />
            <ItemsDrawer
              isOpen={question !== null}
              answer={answerOf(items)}
              onClose={() => setQuestion(null)}
              onRetry={() => void items.refetch()}
            />
          </>
        )
      }
    </FlowPage>
  )
}

type Ask = (asked: Pick<MapItemsQuestion, 'activity' | 'objectType' | 'from' | 'to' | 'variant'>) => void

function Chart({ map, search, onAsk }: { map: FlowMapView; search: MapSearch; onAsk: Ask }) {
  const drawing = useRef<SVGSVGElement>(null)
  const onEdge = ({ objectType, from, to }: FlowMapView['edges'][number]) => onAsk({ objectType, from, to })
  return (
    <>
      <header className="flow-says">
        <h1>{mapHeadline(map)}</h1>
        <details>
          <summary className="cap">What this shows, and what it does not</summary>
          <p className="dim">{map.definition.says}</p>
          <p className="cap mono">
            {map.definition.id} {map.definition.version}
          </p>
        </details>
      </header>
      <MapTools map={map} search={search} />
      {map.edges.length === 0 ? (
        <p className="dim">Nothing of this was recorded in this time.</p>
      ) : (
        <>
          <Key map={map} />
          <MapDrawing map={map} drawing={drawing} onNode={({ name }) => onAsk({ activity: name })} onEdge={onEdge} />
          <Exports map={map} drawing={drawing} />
          <MapTable map={map} onEdge={onEdge} />
          <UsualVariants map={map} onVariant={(objectType, variant) => onAsk({ objectType, variant })} />
        </>
      )}
    </>
  )
}

function MapTools({ map, search }: { map: FlowMapView; search: MapSearch }) {
  const navigate = useNavigate()
  const set = (change: Partial<MapSearch>) =>
    void navigate({ to: '/flow/map', search: (known) => ({ ...known, ...change }), replace: true })
  const shown = map.types.filter(({ isShown }) => isShown).map(({ type }) => type)
  const [share, setShare] = useState(search.share ?? usualShare)
  const toggle = (type: string) => {
    const types = shown.includes(type) ? shown.filter((one) => one !== type) : [...shown, type]
    if (types.length > 0) set({ types: types.join(',') })
  }
  return (
    <div className="map-tools">
      <fieldset>
        <legend>Objects</legend>
        {map.types.map(({ type, says, objects, isShown }) => (
          <button key={type} type="button" className="pick" aria-pressed={isShown} onClick={() => toggle(type)}>
            {says} <span className="faint">{objects.toLocaleString('en')}</span>
          </button>
        ))}
      </fieldset>
      <fieldset>
        <legend>Time</legend>
        <ClockPick clock={map.clock} calendar={map.calendar} onPick={(clock) => set({ clock })} />
      </fieldset>
      <label className="map-share">
        <span>How much of it</span>
        <input
          type="range"
          min="20"
          max="100"
          step="5"
          value={share}
          aria-valuetext={shownWords(map)}
          onChange={(event) => setShare(Number(event.target.value))}
          onPointerUp={() => set({ share })}
          onKeyUp={() => set({ share })}
        />
        <output>{shownWords(map)} The table has all of it.</output>
      </label>
    </div>
  )
}

const Key = ({ map }: { map: FlowMapView }) => (
  <ul className="map-key" aria-label="Key">
    <li>Wide: often. 85 % of the waits are</li>
    {map.steps.map(({ says }, step) => (
      <li key={says}>
        <svg width="34" height="12" aria-hidden="true">
          <line x1="0" x2="20" y1="6" y2="6" className={`e w${step}`} strokeWidth="2.5" />
          <StepMark step={step} x={27} y={6} />
        </svg>
        {says}
      </li>
    ))}
    {map.types.filter(({ isShown }) => isShown).length > 1 ? (
      <li>
        {map.types
          .filter(({ isShown }) => isShown)
          .map(({ says }, at) => `${says}: ${['solid', 'dashed', 'dotted', 'dashed and dotted'][at] ?? 'solid'}`)
          .join(', ')}
      </li>
    ) : null}
  </ul>
)

function Exports({ map, drawing }: { map: FlowMapView; drawing: RefObject<SVGSVGElement | null> }) {
  const name = `fairway-map-${map.asOf.slice(0, 10)}`
  const svg = (): string | null => drawing.current && svgOf(drawing.current, map)
  const png = async () => {
    const text = svg()
    if (text === null) return
    await pngOf(text, map).then(
      (blob) => save(`${name}.png`, blob),
      () => toast.error('The picture could not be drawn', { description: 'Save it as SVG, which has no size limit.' }),
    )
  }
  return (
    <div className="flow-saves">
      <span className="cap">Save as</span>
      <button
        type="button"
        className="do"
        onClick={() => save(`${name}.svg`, new Blob([svg() ?? ''], { type: 'image/svg+xml' }))}
      >
        SVG
      </button>
      <button type="button" className="do" onClick={() => void png()}>
        PNG
      </button>
      <button
        type="button"
        className="do"
        onClick={() => save(`${name}.csv`, new Blob([edgesCsv(map)], { type: 'text/csv' }))}
      >
        CSV
      </button>
      <button
        type="button"
        className="do"
        onClick={() => save(`${name}.json`, new Blob([JSON.stringify(map, null, 2)], { type: 'application/json' }))}
      >
        JSON
      </button>
    </div>
  )
}
