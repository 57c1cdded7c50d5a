import { useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { answerOf } from '../client/answer.ts'
import { useFlowPath } from '../client/questions.ts'
import { Failure } from '../parts/Failure.tsx'
import { type HomeView, homeView } from './home-view.ts'
import { FigureValue } from './parts/FigureValue.tsx'
import { FlowNav } from './parts/FlowNav.tsx'
import { shareFigureWords } from './parts/figure-view.ts'
import type { FlowItemsQuestion, FlowSearch } from './parts/flow-search.ts'
import { FigureItems } from './parts/ItemsDrawer.tsx'
import { ThroughFairway } from './ThroughFairway.tsx'
import './home.css'

/** Where a leader begins: how long a decision takes, where the time goes, and which screen says more. */
export function FlowScreen() {
  const search = useSearch({ from: '/flow' })
  const query = useFlowPath(search)
  const answer = answerOf(query)
  const [question, setQuestion] = useState<FlowItemsQuestion | null>(null)
  useEffect(() => {
    document.title = 'Flow · Fairway'
  }, [])
  const open = (asked: Omit<FlowItemsQuestion, keyof FlowSearch>) => setQuestion({ ...search, ...asked })
  return (
    <main id="main" tabIndex={-1} className="flow" aria-busy={answer.kind === 'waiting'}>
      <FlowNav />
      {answer.kind === 'waiting' ? (
        <p className="late dim flow-waiting">Reading the record …</p>
      ) : answer.kind === 'failed' ? (
        <Failure refusal={answer.refusal} onRetry={() => void query.refetch()} />
      ) : (
        <Home view={homeView(answer.value)} onOpen={open} />
      )}
      <ThroughFairway />
      <FigureItems question={question} onClose={() => setQuestion(null)} />
    </main>
  )
}

type Open = (asked: Omit<FlowItemsQuestion, keyof FlowSearch>) => void

function Home({ view, onOpen }: { view: HomeView; onOpen: Open }) {
  if (view.kind === 'empty') return null
  return <Headline view={view} onOpen={onOpen} />
}

function Headline({ view, onOpen }: { view: Extract<HomeView, { kind: 'ready' }>; onOpen: Open }) {
  const { headline, path } = view
  const { speed, strip } = path
  return (
    <header className="flow-headline">
      {headline.kind === 'said' ? (
        <h1>{headline.says}</h1>
      ) : (
        <h1>
          A decision becomes real in{' '}
          <FigureValue
            inline
            name="Half of what is decided is in production within"
            said={headline.median}
            figure={speed.figure}
            onOpen={() => onOpen({ figure: 'decision-to-production' })}
          />
          {headline.waiting ? (
            <>
              ,{' '}
              <FigureValue
                inline
                name="Share of the time that nobody had taken it up"
                said={{ ...shareFigureWords(strip.waiting.value, null), value: headline.waiting.share, interval: null }}
                figure={strip.waiting}
                onOpen={() => onOpen({ figure: 'strip' })}
              />{' '}
              of it waiting{headline.waiting.mostlyFor ? ` ${headline.waiting.mostlyFor}` : ''}
            </>
          ) : null}
          .
        </h1>
      )}
      <p className="dim">{path.trend.says}</p>
    </header>
  )
}
