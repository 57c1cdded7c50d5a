import type { LanesView } from '../../../src/api/flow-insights.ts'
import { dayOf } from '../parts/figure-view.ts'
import { LeftOut } from '../parts/LeftOut.tsx'

type OpportunityView = LanesView['opportunities'][number]
type Rate = OpportunityView['contracts'][number]['perWeek']

/** What scanned histories could have sent through lanes, beside what went through one. */
export function Opportunities({ opportunities }: { opportunities: readonly OpportunityView[] }) {
  return opportunities.map((each) => <Opportunity key={`${each.source} ${each.scannedTo}`} opportunity={each} />)
}

function Opportunity({ opportunity }: { opportunity: OpportunityView }) {
  const { definition, says, repository, scannedTo, contracts, source, excluded, coverage } = opportunity
  return (
    <section className="lane-report flow-table" aria-label={`What lanes could carry in ${repository}`}>
      <h2>{says}</h2>
      <p className="cap" title={`${definition.id}, version ${definition.version}`}>
        From {source}
        {scannedTo === null ? '' : `, scanned up to ${dayOf(scannedTo)}`}
        {coverage === null || coverage === 1 ? '' : `; ${Math.round(coverage * 100)} % of it could be judged`}.{' '}
        {definition.says}
      </p>
      {contracts.length > 0 ? (
        <div className="wide-table">
          <table>
            <thead>
              <tr>
                <th scope="col">Contract</th>
                <th scope="col" className="n">
                  Could have taken it
                </th>
                <th scope="col" className="n">
                  Share
                </th>
                <th scope="col" className="n">
                  Each week
                </th>
                <th scope="col" className="n">
                  Through Fairway
                </th>
                <th scope="col" className="n">
                  Each week
                </th>
              </tr>
            </thead>
            <tbody>
              {contracts.map(({ contract, commits, share, perWeek, through }) => (
                <tr key={contract}>
                  <th scope="row">{contract}</th>
                  <td className="n">{commits.toLocaleString('en')}</td>
                  <td className="n">{shareSays(share)}</td>
                  <td className="n">{rateSays(perWeek)}</td>
                  <td className="n">{through.changes.toLocaleString('en')}</td>
                  <td className="n">{rateSays(through.perWeek)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <LeftOut excluded={excluded} />
    </section>
  )
}

const percent = (share: number): string => (share * 100).toFixed(share < 0.1 ? 1 : 0)

const shareSays = ({ share, low, high }: OpportunityView['contracts'][number]['share']): string =>
  `${percent(share)} % (${percent(low ?? 0)}–${percent(high ?? 1)})`

const rateSays = (rate: Rate): string =>
  rate === null ? '–' : `${rate.rate.toFixed(1)} (${(rate.low ?? 0).toFixed(1)}–${(rate.high ?? 0).toFixed(1)})`
