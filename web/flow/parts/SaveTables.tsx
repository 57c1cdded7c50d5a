import type { FlowTable } from '../../../src/api/flow-exports.ts'
import { paths } from '../../../src/api/routes.ts'
import { type FlowSearch, flowParams } from './flow-search.ts'

const says: Readonly<Record<FlowTable, string>> = {
  items: 'every item',
  stages: 'every stay in a stage',
  dates: 'a date for each point of the way',
  strip: 'the stages',
  trend: 'the months',
  landed: 'what landed',
  ageing: 'the open items',
  'ageing-bands': 'the bands',
  completed: 'the items',
  survival: 'the curve',
  cumulative: 'the lines',
  work: 'the figures',
  initiatives: 'the initiatives',
  'item-stays': 'its stays',
  'item-events': 'its events',
  constraint: 'the constraint',
  drift: 'the drift',
  signs: 'the signs',
  lanes: 'adoption by week',
  'lane-leakage': 'leakage',
  'lane-guards': 'guards',
  'lane-speed': 'how long lanes take',
  'lane-effect': 'effect by week',
  'lane-opportunity': 'what lanes could carry',
}

/** The tables behind the charts of a screen, of the same part of the record that it looks at. */
export function SaveTables(props: { tables: readonly FlowTable[]; search?: FlowSearch; item?: string }) {
  const { tables, search = {}, item } = props
  const query = flowParams(search)
  if (item !== undefined) query.set('item', item)
  return (
    <p className="flow-saves">
      <span className="cap">Save as CSV</span>
      {tables.map((name) => (
        <a key={name} className="do" href={`${paths.flowTable(name)}?${query}`} download={`fairway-${name}.csv`}>
          {says[name]}
        </a>
      ))}
    </p>
  )
}
