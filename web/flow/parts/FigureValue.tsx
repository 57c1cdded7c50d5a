import { type ReactNode, useId } from 'react'
import type { FigureMeta } from '../../../src/api/flow-schema.ts'
import { Aside } from './Aside.tsx'
import { clockWords, dayOf, type SaidFigure, sampleWords, windowWords } from './figure-view.ts'
import './figure.css'

/**
 * A measured value as it is always shown: with its interval and sample; its definition is one hover or focus away; a click opens the items
 * behind it.
 */
export function FigureValue(props: {
  said: SaidFigure
  figure: FigureMeta
  /** What one of the sample is called. */
  one?: string
  /** Without it nothing opens: the items stand on the page already. */
  onOpen?: (() => void) | undefined
  /** In a sentence only value and interval stand in the line. */
  inline?: boolean
  /** Words before the value that a screen reader needs to know what it is. */
  name: string
}) {
  const { said, figure, onOpen, inline = false } = props
  const about = useId()
  const sample = sampleWords(figure, props.one)
  return (
    <span className={inline ? 'figure inline' : 'figure'}>
      <Aside id={about} says={<Definition figure={figure} sample={sample} />}>
        {(described) =>
          onOpen ? (
            <button type="button" className="figure-value num" onClick={onOpen} aria-describedby={described}>
              <span className="sr">{props.name}: </span>
              {said.value}
            </button>
          ) : (
            <span className="figure-value num" tabIndex={0} aria-describedby={described}>
              <span className="sr">{props.name}: </span>
              {said.value}
            </span>
          )
        }
      </Aside>
      {said.interval === null ? null : <span className="figure-interval"> ({said.interval})</span>}
      {inline ? null : (
        <span className="figure-sample">
          {sample} · {windowWords(figure.window)}
        </span>
      )}
    </span>
  )
}

function Definition({ figure, sample }: { figure: FigureMeta; sample: string }): ReactNode {
  const { definition, coverage, interval } = figure
  return (
    <>
      <span className="aside-line">{definition.says}</span>
      <span className="aside-line">
        {sample}, {windowWords(figure.window)}.{' '}
        {coverage === null ? '' : `Covers ${Math.floor(coverage * 100)} % of them. `}
        {interval ? `In brackets the ${Math.round(interval.level * 100)} % interval. ` : ''}
        {clockWords(figure)}.
      </span>
      <span className="aside-line mono">
        {definition.id} {definition.version}, as of {dayOf(figure.asOf)}
      </span>
    </>
  )
}
