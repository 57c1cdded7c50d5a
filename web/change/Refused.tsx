import type { ChangeView } from '../../src/api/change-schema.ts'

/** Refusal helps: which words, why it matters, what to do instead. The button for it stands in the bar. */
export const Refused = ({ change }: { change: ChangeView }) => (
  <section className="refused" aria-labelledby="refused-title">
    <h2 id="refused-title">What no lane admits</h2>
    <ul>
      {change.findings.map((finding) => (
        <li key={finding.rule + finding.path + finding.line}>
          <p className="red">{finding.says}</p>
          <p>
            <b>Way out:</b> {finding.fix}
          </p>
          <p className="cap">
            <code>
              {finding.path}:{finding.line}
            </code>{' '}
            · rule {finding.rule}
          </p>
        </li>
      ))}
    </ul>
  </section>
)
