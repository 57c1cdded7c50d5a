import { createContext, type ReactNode, useContext, useId, useState } from 'react'
import type { CountedQuestion } from '../../client/flow-questions.ts'
import { Aside } from './Aside.tsx'
import { FigureValue } from './FigureValue.tsx'
import { CountedItems } from './ItemsDrawer.tsx'
import './figure.css'

const Opening = createContext<(question: CountedQuestion) => void>(() => undefined)

/** Where numbers stand that open what they count: one drawer for all of them. */
export function CountedOpener({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<CountedQuestion | null>(null)
  return (
    <Opening value={setQuestion}>
      {children}
      <CountedItems question={question} onClose={() => setQuestion(null)} />
    </Opening>
  )
}

/** A figure of which everything is known, opening what it counts. */
export function CountedFigure({
  question,
  ...figure
}: Omit<Parameters<typeof FigureValue>[0], 'onOpen' | 'inline'> & { question: CountedQuestion }) {
  const open = useContext(Opening)
  return <FigureValue inline {...figure} onOpen={() => open(question)} />
}

/** A number beside a figure: what it means is one hover away, what it counts one click. */
export function CountedNumber(props: {
  question: CountedQuestion
  /** Words before the number that a screen reader needs to know what it is. */
  name: string
  says: ReactNode
  children: ReactNode
}) {
  const open = useContext(Opening)
  const about = useId()
  return (
    <Aside id={about} says={props.says}>
      {(described) => (
        <button
          type="button"
          className="figure-value num"
          aria-describedby={described}
          onClick={() => open(props.question)}
        >
          <span className="sr">{props.name}: </span>
          {props.children}
        </button>
      )}
    </Aside>
  )
}
