import { ShieldCheck } from 'lucide-react'
import type { ChangeView } from '../../src/api/change-schema.ts'
import { UnifiedDiff } from './UnifiedDiff.tsx'

/** The proof in words; open it for what was checked, under which conditions, and the patch itself. */
export function Proof(props: {
  proof: NonNullable<ChangeView['proof']>
  isOpen: boolean
  onToggle: (open: boolean) => void
}) {
  const { proof } = props
  return (
    <details className="proof" open={props.isOpen} onToggle={(event) => props.onToggle(event.currentTarget.open)}>
      <summary>
        <ShieldCheck className="i green" aria-hidden />
        <span>
          {proof.says} <span className="proof-more">What was checked, and the diff</span> <kbd className="wide">d</kbd>
        </span>
      </summary>
      <div className="proof-body">
        <UnifiedDiff hash={proof.diff} />
        <div className="proof-lists">
          <section>
            <h2>What was checked</h2>
            <ul>
              {proof.checked.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </section>
          <section>
            <h2>Under which conditions it holds</h2>
            <ul>
              {proof.conditions.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
            <p className="cap">
              Contract {proof.contract}, judged in {Math.max(1, Math.round(proof.judgeMs))} ms on syntax trees.
            </p>
          </section>
        </div>
      </div>
    </details>
  )
}
