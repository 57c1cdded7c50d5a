import { Link, useSearch } from '@tanstack/react-router'
import { useId, useState } from 'react'
import type { WorkSectionsView } from '../../../src/api/flow-work.ts'
import { useWorkSections } from '../../client/flow-questions.ts'
import { Aside } from '../parts/Aside.tsx'
import { FlowPage } from '../parts/FlowPage.tsx'
import '../parts/figure.css'
import './handoffs.css'

type Section = WorkSectionsView['sections'][number]
type Row = Section['rows'][number]

// The page is about these two; what people's time goes into stands below them.
const order = ['Handoffs', 'Rework', 'Steps', 'Coordination']

/** How often work changes hands and how much is done twice; and what the time of people goes into. Teams, never persons. */
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
              <h1>How often work changes hands, and how much is done twice</h1>
              <p className="cap">
                What was completed in the window. Each figure with its interval and sample; nothing here names a person.
              </p>
            </header>
            {order
              .flatMap((title) => sections.filter((section) => section.title === title))
              .map((section) => (
                <SectionOf key={section.title} section={section} />
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

function SectionOf({ section: { title, about, rows, gaps } }: { section: Section }) {
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
                <RowOf key={row.name} row={row} />
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

function RowOf({ row }: { row: Row }) {
  const [isOpen, setOpen] = useState(false)
  const { name, value, interval, sample, more, definition, counted, items } = row
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
    <>
      <tr className="work-row">
        <th scope="row">
          <span>{name}</span>
          {more === '' ? null : <span className="cap work-more">{more}</span>}
        </th>
        <td className="n">
          <Aside id={about} says={says}>
            {(described) =>
              items.length > 0 ? (
                <button
                  type="button"
                  className="figure-value num"
                  aria-describedby={described}
                  aria-expanded={isOpen}
                  onClick={() => setOpen(!isOpen)}
                >
                  {value}
                </button>
              ) : (
                <span className="figure-value num" tabIndex={0} aria-describedby={described}>
                  {value}
                </span>
              )
            }
          </Aside>
          {interval === '' ? null : <span className="cap work-more">{interval}</span>}
          <span className="cap work-more">{sample}</span>
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={2}>
            <ul className="work-items">
              {items.map((item) => (
                <li key={item.id}>
                  <Link to="/flow/items/$id" params={{ id: item.id }} className="item-name">
                    {item.title ? <span className="product">{item.title}</span> : null}{' '}
                    <span className="cap">{item.id}</span>
                  </Link>
                </li>
              ))}
            </ul>
            {counted > items.length ? (
              <p className="cap">
                {items.length.toLocaleString('en')} of {counted.toLocaleString('en')}
              </p>
            ) : null}
          </td>
        </tr>
      ) : null}
    </>
  )
}
