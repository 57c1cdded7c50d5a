import { RotateCw } from 'lucide-react'
import type { ProductView } from '../../src/api/product-schema.ts'
import { Refusal } from '../client/ask.ts'
import { useRefreshProduct } from '../client/questions.ts'
import { Failure } from '../parts/Failure.tsx'

/** What stands where nothing can be composed: each says why, and what to do. */

export function LanesClosed(props: {
  product: ProductView
  problems: readonly { line: number; field: string; says: string; fix: string }[]
}) {
  const refresh = useRefreshProduct(props.product.id)
  return (
    <main id="main" tabIndex={-1} className="compose-stop">
      <h1 className="title">The lanes of {props.product.name} are closed</h1>
      <p className="dim">
        Its lanes file has {props.problems.length === 1 ? 'a problem' : `${props.problems.length} problems`}, so nobody
        can propose anything until an engineer corrects it. Nothing else is affected: changes under way stay where they
        are.
      </p>
      <table>
        <caption className="cap">
          <code>.fairway/lanes.yaml</code> on {props.product.branch}
        </caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">What is wrong</th>
            <th scope="col">What to do</th>
          </tr>
        </thead>
        <tbody>
          {props.problems.map((problem) => (
            <tr key={`${problem.line} ${problem.field}`}>
              <td>{problem.line}</td>
              <td>
                {problem.says}
                <code>{problem.field}</code>
              </td>
              <td>{problem.fix}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="btn" onClick={() => refresh.mutate()} disabled={refresh.isPending}>
        <RotateCw className="i" aria-hidden /> {refresh.isPending ? 'Reading …' : 'Read the file again'}
      </button>
    </main>
  )
}

export function Unreachable(props: { product: ProductView; says: string; next: string }) {
  const refresh = useRefreshProduct(props.product.id)
  return (
    <main id="main" tabIndex={-1} className="compose-stop">
      <h1 className="title">{props.product.name} cannot be reached</h1>
      <Failure
        refusal={
          new Refusal(
            {
              code: 'unreachable',
              says: props.says,
              where: `${props.product.name}, ${props.product.remote}`,
              next: props.next,
            },
            0,
          )
        }
      >
        <button type="button" className="btn" onClick={() => refresh.mutate()} disabled={refresh.isPending}>
          <RotateCw className="i" aria-hidden /> {refresh.isPending ? 'Reading …' : 'Try again'}
        </button>
      </Failure>
    </main>
  )
}
