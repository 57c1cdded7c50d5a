import { Link, useSearch } from '@tanstack/react-router'
import { useId } from 'react'
import type { FlowWindow } from '../../../src/api/flow-schema.ts'
import type { WorkSectionsView } from '../../../src/api/flow-work.ts'
import { useWorkSections } from '../../client/flow-questions.ts'
import { Aside } from '../parts/Aside.tsx'
import { CountedNumber } from '../parts/CountedOpener.tsx'
import { FlowPage } from '../parts/FlowPage.tsx'
import '../parts/figure.css'
import './handoffs.css'

type Section = WorkSectionsView['sections'][number]
type Row = Section['rows'][number]

// The page is about the first three; what people's time goes into stands below them.
const order = ['Handoffs', 'Why work waits', 'Rework', 'Steps', 'Coordination']

/** How often work changes hands, why it waits and how much is done twice; and what the time of people goes into. Teams, never persons. */
export function HandoffsScreen() {
  const search = useSearch({ from: '/flow/handoffs' })
  const query = useWorkSections(search)
  return (
    <FlowPage title="Handoffs and rework" search={search} query={query} tables={['work']}>
      {({ sections }) =>
        sections.every(({ rows }) => rows.every(({ value }) => value === '–')) ? (
          <Nothing />
        ) : (
          <>
            <header className="flow-says">
              <h1>How often work changes hands, why it waits, and how much is done twice</h1>
              <p className="cap">
                What was completed in the window. Each figure with its interval and sample; nothing here names a person.
              </p>
            </header>
            {order
              .flatMap((title) => sections.filter((section) => section.title === title))
              .map((section) => (
                <SectionOf key={section.title} section={section} window={search.window} />
              ))}
          </>
        )
      }
    </FlowPage>
  )
}

const Nothing = () => (
  <section className="lesson">
    <h1 className="title">Nobody is known to have touched anything yet</h1>
    <p>
      Who an item was assigned to, who reviewed it and what was sent back stand in the tracker and the forge; meetings
      stand in calendars. Import them, and this page tells how often work changes hands, how much is done twice, and
      what the time of teams goes into. It never names a person.
    </p>
    <Link className="btn primary" to="/flow/sources">
      Choose what to import
    </Link>
  </section>
)

function SectionOf(props: { section: Section; window: FlowWindow | undefined }) {
  const { window } = props
  const { title, about, rows, gaps } = props.section
  const id = useId()
  return (
    <section className="flow-table work-section" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        <p className="cap">{about}</p>
      </div>
      <div>
        {rows.length === 0 ? null : (
          <table>
            <tbody>
              {rows.map((row) => (
                <RowOf key={row.name} row={row} section={title} window={window} />
              ))}
            </tbody>
          </table>
        )}
        {gaps.map((gap) => (
          <p key={gap} className="work-gap">
            {gap}
          </p>
        ))}
      </div>
    </section>
  )
}

function RowOf({ row, section, window }: { row: Row; section: string; window: FlowWindow | undefined }) {
  const { name, value, interval, sample, more, definition, opens } = row
  const about = useId()
  const says = (
    <>
      <span className="aside-line">{definition.says}</span>
      <span className="aside-line mono">
        {definition.id} {definition.version}
      </span>
    </>
  )
  return (
    <tr className="work-row">
      <th scope="row">
        <span>{name}</span>
        {more === '' ? null : <span className="cap work-more">{more}</span>}
      </th>
      <td className="n">
        {opens && value !== '–' ? (
          <CountedNumber name={name} says={says} question={{ figure: 'work', of: section, part: name, window }}>
            {value}
          </CountedNumber>
        ) : (
          <Aside id={about} says={says}>
            {(described) => (
              <span className="figure-value num" tabIndex={0} aria-describedby={described}>
                {value}
              </span>
            )}
          </Aside>
        )}
        {interval === '' ? null : <span className="cap work-more">{interval}</span>}
        <span className="cap work-more">{sample}</span>
      </td>
    </tr>
  )
}
