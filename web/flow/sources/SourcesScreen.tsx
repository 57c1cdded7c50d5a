import { Link } from '@tanstack/react-router'
import type { QualityCheckView, SourcesView, SourceView } from '../../../src/api/source-schema.ts'
import { useSources } from '../../client/source-questions.ts'
import { When } from '../../parts/When.tsx'
import { FlowPage } from '../parts/FlowPage.tsx'
import { WhatMoved } from '../told/WhatChanged.tsx'
import { DropFile } from './DropFile.tsx'
import { Hooks } from './Hooks.tsx'
import { RemoveSource } from './RemoveSource.tsx'
import { SaveLog } from './SaveLog.tsx'
import { isMixed, number, sizeSays, sortedChecks, usedSays } from './sources-view.ts'
import './sources.css'

/** Where the data of Flow comes from, what became of every record, and what the team says of itself. */
export function SourcesScreen() {
  return (
    <FlowPage title="Sources" query={useSources()}>
      {(view) => (
        <>
          <header className="flow-says">
            <h1>{view.headline}</h1>
            <p className="cap">
              {view.asOf === null ? (
                'Import an export of your tracker, your forge or your pipeline: it is kept as it comes, and counted.'
              ) : (
                <>
                  Known until <When at={view.asOf} />, the last moment that any source tells of.{' '}
                  {number(view.joined.events)} events
                  {view.joined.repeated > 0 ? `, ${number(view.joined.repeated)} of them told more than once` : ''}.
                </>
              )}
            </p>
            {isMixed(view) ? (
              <p className="source-mixed" role="note">
                <b>The generated sample is counted together with your own history.</b> Remove it below, and every figure
                is of your team alone.
              </p>
            ) : null}
          </header>
          {view.mayChange ? (
            <DropFile />
          ) : (
            <p className="cap">Engineers and admins import files and say how they are read. Everybody can look.</p>
          )}
          <Hooks />
          {view.sources.length > 0 ? <SourceTable view={view} /> : null}
          {view.sources.length > 0 ? <Checks checks={view.checks} /> : null}
          {view.sources.length > 0 ? <WhatMoved /> : null}
          {view.sources.length > 0 ? (
            <section className="said">
              <h2 className="title">How your team is read</h2>
              <p className="cap">
                What a status means, what users reach, who is one person or a bot, who is in which team, and when it
                works: guessed first, and shown as a guess with how sure it is.
              </p>
              <Link className="do" to="/flow/settings">
                See it, and say it
              </Link>
            </section>
          ) : null}
          {view.sources.length > 0 ? <SaveLog types={view.joined.types} /> : null}
        </>
      )}
    </FlowPage>
  )
}

function SourceTable({ view }: { view: SourcesView }) {
  return (
    <section className="flow-table">
      <h2 className="title">What became of every record</h2>
      <div className="wide-table">
        <table className="source-table">
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col" className="n">
                Raw
              </th>
              <th scope="col" className="n">
                Understood
              </th>
              <th scope="col" className="n">
                Used
              </th>
              <th scope="col" className="n">
                Share
              </th>
              <th scope="col" className="n">
                Events
              </th>
              <th scope="col">Last import</th>
            </tr>
          </thead>
          <tbody>
            {view.sources.map((source) => (
              <SourceRow key={source.id ?? source.name} source={source} mayChange={view.mayChange} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function SourceRow({ source, mayChange }: { source: SourceView; mayChange: boolean }) {
  const { name, kind, raw, normalised, used, events, importedAt, by, why, bytes, knownUntil, findings, isWhole } =
    source
  return (
    <tr>
      <th scope="row">
        <b>{name}</b>
        <span className="cap source-kind">
          {kind}
          {bytes === null ? '' : `, ${sizeSays(bytes)}`}
          {knownUntil === null ? null : (
            <>
              , known until <When at={knownUntil} />
            </>
          )}
          {isWhole ? '' : ' · half-finished: import it again, and it goes on from there'}
        </span>
        {findings.length > 0 ? (
          <details>
            <summary className="cap">{findings.length === 1 ? 'One finding' : `${findings.length} findings`}</summary>
            <ul className="source-findings">
              {findings.map(({ reason, effect, means, count, examples }) => (
                <li key={reason}>
                  {number(count)} {effect}: {means}
                  {examples.map(({ where, text }) => (
                    <code key={`${where} ${text}`}>{text === '' ? where : `${where}: ${text}`}</code>
                  ))}
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </th>
      <td className="n" data-name="Raw">
        {number(raw)}
      </td>
      <td className="n" data-name="Understood">
        {number(normalised)}
      </td>
      <td className="n" data-name="Used">
        {number(used)}
      </td>
      <td className="n" data-name="Share">
        {usedSays(source) ?? '–'}
      </td>
      <td className="n" data-name="Events">
        {number(events)}
      </td>
      <td className="source-when" data-name="Last import">
        {importedAt === null ? 'as it stands' : <When at={importedAt} />}
        {by ? <span className="cap source-kind">{by.name}</span> : null}
        {why ? <span className="cap source-kind">{why}</span> : null}
        {mayChange && source.id !== null ? <RemoveSource id={source.id} name={name} /> : null}
      </td>
    </tr>
  )
}

function Checks({ checks }: { checks: readonly QualityCheckView[] }) {
  const { doubts, known, fine } = sortedChecks(checks)
  return (
    <section className="checks">
      <h2 className="title">Before you believe a figure</h2>
      <ul>
        {[...doubts, ...known].map((check) => (
          <li key={check.id} className={check.isDoubt ? 'doubt' : ''}>
            <p>
              <b>{number(check.count)}</b>
              {check.of === null ? '' : ` of ${number(check.of)}`} {check.says}
            </p>
            <p className="cap">{check.means}</p>
            {check.examples.length > 0 ? (
              <details>
                <summary className="cap">Which</summary>
                <p className="check-examples">{check.examples.join(' · ')}</p>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
      {fine.length > 0 ? (
        <p className="cap">Looked for and not found: {fine.map(({ says }) => says).join('; ')}.</p>
      ) : null}
    </section>
  )
}
