import { Link } from '@tanstack/react-router'
import type { ChangeView } from '../../src/api/schema.ts'

/** Refusal helps: which words, why it matters, what to do instead, one button for it. */
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
    {change.can.revise.allowed ? (
      <Link className="btn" to="/compose" search={{ product: change.product, revise: change.id }}>
        Edit the text again
      </Link>
    ) : (
      <p className="dim">{change.turn.says}.</p>
    )}
  </section>
)
