import type { VersionStepView } from '../../../src/api/flow-history-schema.ts'
import { useFlowHistory } from '../../client/flow-questions.ts'
import type { Box } from '../../parts/chart/Axes.tsx'
import { stepMark, stepsOn, stepWords } from './told-view.ts'
import './told.css'

/** Where the computation of a chart became another one; none until that is known. @param figure id of its definition */
export function useSteps(figure: string): readonly VersionStepView[] {
  const { data } = useFlowHistory()
  return data ? stepsOn(data, figure) : []
}

/**
 * Dashed lines over a chart over time, where the computation became another one. Data may end before the day on which it did: then the line
 * stands at its end. What became another one before the chart begins is said in its key only.
 *
 * @param x place of a time in UTC milliseconds
 */
export function VersionSteps(props: { steps: readonly VersionStepView[]; x: (at: number) => number; box: Box }) {
  const { steps, x, box } = props
  return (
    <g className="version-steps">
      {steps.map((step, index) => {
        const at = Math.min(box.right, x(Date.parse(step.at)))
        if (at < box.left) return null
        const isLast = index === steps.length - 1
        return (
          <g key={`${step.at} ${step.figure}`}>
            <line x1={at} x2={at} y1={box.top} y2={box.bottom} />
            {isLast ? (
              <text
                x={at + (at > box.right - 90 ? -5 : 5)}
                y={box.bottom - 6}
                textAnchor={at > box.right - 90 ? 'end' : 'start'}
              >
                {stepMark(step)}
              </text>
            ) : null}
          </g>
        )
      })}
    </g>
  )
}

/** The latest of them in words, for the key of the chart. */
export function VersionStepKey({ steps }: { steps: readonly VersionStepView[] }) {
  const last = steps.at(-1)
  return last === undefined ? null : (
    <li>
      <svg width="12" height="14" aria-hidden="true" className="version-steps">
        <line x1="6" x2="6" y1="0" y2="14" />
      </svg>
      {stepWords(last)}
    </li>
  )
}
