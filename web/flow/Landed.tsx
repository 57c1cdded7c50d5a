import { Link } from '@tanstack/react-router'
import type { LandedRows } from './home-view.ts'
import { CountedFigure } from './parts/CountedOpener.tsx'
import type { FlowSearch } from './parts/flow-search.ts'

/** What histories of commits tell by themselves: the last part of the way, from the first commit to production. */
export function Landed({ of, search: { window, clock } }: { of: LandedRows; search: FlowSearch }) {
  return (
    <section aria-labelledby="landed-title" className="landed">
      <h2 id="landed-title">Landed on the main line</h2>
      <p className="card-says">
        {of.count.toLocaleString('en')} pieces of work landed, as commits tell it. {of.says}
        {clock === 'working' ? ' Times are elapsed.' : ''}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">part of the way</th>
            {['half within', '85 % within', 'known of'].map((name) => (
              <th key={name} scope="col" className="n">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.rows.map(({ part, figure, half, most }) => (
            <tr key={part}>
              <th scope="row">{part}</th>
              {[half, most].map((said, at) => (
                <td key={at === 0 ? 'half' : 'most'} className="n">
                  <CountedFigure
                    name={`${part}, ${at === 0 ? 'half' : '85 %'} within`}
                    said={said}
                    figure={figure}
                    one="landing"
                    question={{ figure: 'landed', of: part, window: window ?? 'all' }}
                  />
                </td>
              ))}
              <td className="n dim">{figure.n.toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {of.next ? (
        <p>
          {of.next.says}{' '}
          <Link to={of.next.to} className="do">
            {of.next.link}
          </Link>
        </p>
      ) : null}
    </section>
  )
}
