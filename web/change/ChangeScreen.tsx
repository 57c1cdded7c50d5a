import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ArrowLeft, Check, ChevronDown, ChevronUp, CircleAlert, Clock, ExternalLink, LoaderCircle } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ChangeView } from '../../src/api/change-schema.ts'
import { paths } from '../../src/api/routes.ts'
import { changesView, neighbour, walkOrder } from '../changes/changes-view.ts'
import { answerOf } from '../client/answer.ts'
import { useNow } from '../client/now.ts'
import { useChange, useChanges, useMe } from '../client/questions.ts'
import { Failure } from '../parts/Failure.tsx'
import { Sentence } from '../parts/Sentence.tsx'
import { When } from '../parts/When.tsx'
import { useKeys } from '../shell/keyboard.ts'
import { timeWords } from '../words/time-words.ts'
import { ActionBar, type Spoken } from './ActionBar.tsx'
import { Channel } from './Channel.tsx'
import { Checks, KeptLog, LiveLog } from './Checks.tsx'
import { Conflict } from './Conflict.tsx'
import { Conversation } from './Conversation.tsx'
import { barOf, buoysOf, changeView, type Headline, headlineOf } from './change-view.ts'
import { Pictures } from './Pictures.tsx'
import { Proof } from './Proof.tsx'
import { Refused } from './Refused.tsx'
import { Side } from './Side.tsx'
import './change.css'

export function ChangeScreen() {
  const { id } = useParams({ from: '/changes/$id' })
  const query = useChange(id)
  const view = changeView(answerOf(query))
  switch (view.kind) {
    case 'loading':
      return (
        <main id="main" tabIndex={-1} aria-busy>
          <div className="late" style={{ maxWidth: 720, paddingTop: 40 }} role="status" aria-label="Reading the change">
            <span className="bone" style={{ height: 24, width: '50%' }} />
            <span className="bone" style={{ height: 32, width: '80%' }} />
            <span className="bone" style={{ width: '60%', marginTop: 32 }} />
          </div>
        </main>
      )
    case 'empty':
      return (
        <main id="main" tabIndex={-1}>
          <section className="lesson">
            <h1 className="title">There is no change {id}</h1>
            <p>The link may be cut off, or it belongs to another Fairway.</p>
            <Link className="btn" to="/changes">
              See all changes
            </Link>
          </section>
        </main>
      )
    case 'failed':
      return (
        <main id="main" tabIndex={-1}>
          <Failure refusal={view.refusal} onRetry={() => void query.refetch()} />
        </main>
      )
    case 'ready':
      return <OneChange key={view.change.id} change={view.change} />
  }
}

function OneChange({ change }: { change: ChangeView }) {
  const navigate = useNavigate()
  const me = useMe()
  const now = useNow()
  const list = changesView(answerOf(useChanges()), {})
  const order = walkOrder(list)
  const [isProofOpen, setProofOpen] = useState(false)
  const [speaking, setSpeaking] = useState<Spoken | null>(null)
  const primary = useRef<HTMLButtonElement>(null)
  const previous = neighbour(order, change.id, -1)
  const next = neighbour(order, change.id, 1)
  const go = (to: { id: string } | null) => to && void navigate({ to: '/changes/$id', params: { id: to.id } })
  useKeys({
    j: () => go(next),
    k: () => go(previous),
    d: () => setProofOpen((open) => !open),
    c: () => change.can.comment.allowed && setSpeaking('comment'),
    a: () => barOf(change).primary && primary.current?.focus(),
    r: () => change.can.requestChanges.allowed && setSpeaking('request-changes'),
  })
  useEffect(() => {
    document.title = `${change.sentence.after} · Fairway`
  }, [change.sentence.after])

  const headline = headlineOf(change, me.data?.person?.id ?? null, (at) => timeWords(at, now))
  const isLong = Math.max(change.sentence.before.length, change.sentence.after.length) > 90
  return (
    <main id="main" tabIndex={-1} className="change">
      <div className="change-crumb">
        <Link to="/changes" className="crumb">
          <ArrowLeft className="i" aria-hidden /> Changes
        </Link>
        <span className="cap">
          {change.sentence.context}
          {change.sentence.language ? ` · ${change.sentence.language}` : ''} · lane {change.lane}
        </span>
        <span className="crumb-walk">
          <button
            type="button"
            className="icon"
            disabled={!previous}
            onClick={() => go(previous)}
            aria-label="Previous change"
            title="Previous change (k)"
          >
            <ChevronUp className="i" aria-hidden />
          </button>
          <button
            type="button"
            className="icon"
            disabled={!next}
            onClick={() => go(next)}
            aria-label="Next change"
            title="Next change (j)"
          >
            <ChevronDown className="i" aria-hidden />
          </button>
        </span>
      </div>
      <h1 className={`change-sentence ${isLong ? 'is-long' : ''}`}>
        <Sentence before={change.sentence.before} after={change.sentence.after} size="big" />
      </h1>
      {change.edits.length > 1 ? (
        <ul className="change-more">
          {change.edits.slice(1).map((edit) => (
            <li key={edit.slot}>
              <Sentence before={edit.from} after={edit.to} size="row" />
              <span className="cap">{[edit.context, edit.language].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <HeadlineLine headline={headline} change={change} />
      <Channel buoys={buoysOf(change)} />
      {change.proof ? <Proof proof={change.proof} isOpen={isProofOpen} onToggle={setProofOpen} /> : null}
      <div className="change-body">
        <div className="change-main">
          {change.state === 'live' && change.ship.livePicture ? (
            <LivePicture change={change} hash={change.ship.livePicture} />
          ) : null}
          {change.conflict ? <Conflict change={change} /> : null}
          {change.state === 'refused' ? <Refused change={change} /> : null}
          {change.ship.deployRun || (change.ship.deployLog && change.problem?.kind.startsWith('deploy')) ? (
            <section>
              <h2>Deploy{change.ship.environment ? ` to ${change.ship.environment}` : ''}</h2>
              {change.ship.deployRun ? (
                <LiveLog run={change.ship.deployRun} />
              ) : change.ship.deployLog ? (
                <KeptLog hash={change.ship.deployLog} name="deploy" />
              ) : null}
            </section>
          ) : null}
          {change.proof?.notices.map((notice) => (
            <p key={notice.rule + notice.path + notice.line} className="notice amber">
              <CircleAlert className="i" aria-hidden />
              <span>
                {notice.says} <span className="notice-fix">{notice.fix}</span>
              </span>
            </p>
          ))}
          {change.pictures ? (
            <section>
              <h2 className="sr">Pictures</h2>
              <Pictures pictures={change.pictures} />
            </section>
          ) : change.state === 'proved' && change.problem === null ? (
            <p className="pictures-missing dim">Fairway is taking the pictures, beside the checks.</p>
          ) : null}
          {change.checks.length > 0 ? (
            <section>
              <h2>Checks</h2>
              <Checks checks={change.checks} />
            </section>
          ) : null}
          <section>
            <h2>Conversation</h2>
            <Conversation change={change} onComment={() => setSpeaking('comment')} />
          </section>
        </div>
        <Side change={change} />
      </div>
      <ActionBar change={change} primary={primary} speaking={speaking} onSpeak={setSpeaking} />
    </main>
  )
}

const headlineIcons = { live: Check, stuck: CircleAlert, turn: Clock, moving: LoaderCircle, ended: Check }

function HeadlineLine({ headline, change }: { headline: Headline; change: ChangeView }) {
  const Icon = headlineIcons[headline.tone]
  const since = headline.tone === 'turn' || headline.tone === 'moving'
  return (
    <p className="headline" data-tone={headline.tone} role="status">
      <Icon className="i" aria-hidden />
      <span>
        {headline.says}
        {since ? (
          <span className="dim">
            {' '}
            since <When at={change.turn.since} />
          </span>
        ) : null}
        {headline.next ? <span className="headline-next">{headline.next}</span> : null}
      </span>
    </p>
  )
}

const LivePicture = ({ change, hash }: { change: ChangeView; hash: string }) => (
  <figure className="live-picture">
    <div className="sheet-pane scroll" tabIndex={0} role="region" aria-label="Picture of production">
      <img src={paths.artefact(hash)} alt={`Production, with the words “${change.sentence.after}”`} />
    </div>
    <figcaption className="cap">
      Production, as a browser saw it {change.liveAt ? <When at={change.liveAt} /> : null}.{' '}
      {change.ship.liveUrl ? (
        <a className="do" href={change.ship.liveUrl} target="_blank" rel="noreferrer">
          Open it
          <ExternalLink className="i inline" aria-label="(opens in a new tab)" />
        </a>
      ) : null}
    </figcaption>
  </figure>
)
