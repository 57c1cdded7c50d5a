import { useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { answerOf } from '../client/answer.ts'
import { useFlowPath } from '../client/questions.ts'
import { Failure } from '../parts/Failure.tsx'
import { Cards } from './Cards.tsx'
import { Doors } from './Doors.tsx'
import { FlowLesson } from './FlowLesson.tsx'
import { type HomeView, homeView } from './home-view.ts'
import { Landed } from './Landed.tsx'
import { CountedOpener } from './parts/CountedOpener.tsx'
import { DataQuality } from './parts/DataQuality.tsx'
import { FigureValue } from './parts/FigureValue.tsx'
import { FlowNav } from './parts/FlowNav.tsx'
import { FlowTools } from './parts/FlowTools.tsx'
import type { FlowItemsQuestion, FlowSearch, OpenItems } from './parts/flow-search.ts'
import { FigureItems } from './parts/ItemsDrawer.tsx'
import { SaveTables } from './parts/SaveTables.tsx'
import { Strip } from './Strip.tsx'
import { ThroughFairway } from './ThroughFairway.tsx'
import { Trend, TrendSentence } from './Trend.tsx'
import { WhatChanged } from './told/WhatChanged.tsx'
import './parts/flow-page.css'
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
  const open: OpenItems = (asked) => setQuestion({ ...search, ...asked })
  return (
    <main id="main" tabIndex={-1} className="flow" aria-busy={query.isFetching}>
      <FlowNav />
      <DataQuality />
      {answer.kind === 'waiting' ? (
        <p className="late dim flow-waiting">Reading the record …</p>
      ) : answer.kind === 'failed' ? (
        <>
          <FlowTools search={search} clocks={{ clock: search.clock ?? 'elapsed', calendar: null }} />
          <Failure refusal={answer.refusal} onRetry={() => void query.refetch()} />
        </>
      ) : (
        <Home view={homeView(answer.value)} search={search} onOpen={open} />
      )}
      <ThroughFairway />
      <FigureItems question={question} onClose={() => setQuestion(null)} />
    </main>
  )
}

function Home({ view, search, onOpen }: { view: HomeView; search: FlowSearch; onOpen: OpenItems }) {
  if (view.kind === 'empty') return <FlowLesson />
  const { path } = view
  return (
    <>
      <FlowTools search={search} choices={path.choices} clocks={path} />
      <Headline view={view} onOpen={onOpen} />
      <WhatChanged />
      {view.hasItems ? (
        <>
          <Strip path={path} onOpen={onOpen} />
          <Trend
            path={path}
            isWhole={search.team === undefined && search.initiative === undefined && path.clock === 'elapsed'}
            onOpen={onOpen}
          />
        </>
      ) : null}
      <CountedOpener>
        <Cards before={view.landed ? <Landed of={view.landed} search={search} /> : null} />
      </CountedOpener>
      <SaveTables tables={['strip', 'trend', 'landed', 'constraint', 'drift', 'signs']} search={search} />
      <Doors />
    </>
  )
}

function Headline({ view, onOpen }: { view: Extract<HomeView, { kind: 'ready' }>; onOpen: OpenItems }) {
  const { headline, path } = view
  const { speed, trend } = path
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
                name="Share of the time in which nobody had taken it up"
                said={{ value: headline.waiting.share, interval: null }}
                figure={headline.waiting.figure}
                onOpen={() =>
                  onOpen({ figure: 'strip', ...(headline.waiting?.stage ? { stage: headline.waiting.stage } : {}) })
                }
              />{' '}
              of it {headline.waiting.stage ?? 'waiting'}
            </>
          ) : null}
          .
        </h1>
      )}
      {view.hasItems ? (
        <>
          <TrendSentence trend={trend} onOpen={onOpen} />
          <p className="cap flow-mix">
            {speed.mixSays} Half of {path.records.items.toLocaleString('en')} items is meant, not the mean; open ones
            count as open.{path.clock === 'working' ? ' Nights, weekends and holidays are left out.' : ''}
          </p>
        </>
      ) : null}
    </header>
  )
}
