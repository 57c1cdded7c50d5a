import { durationWords } from '../words/duration-words.ts'
import { absoluteTime } from '../words/time-words.ts'
import type { Buoy } from './change-view.ts'
import './channel.css'

/**
 * The state as a fairway: buoys on a line of water, cans and cones by turns as at sea. Between two buoys stands how long it took;
 * a hatched stretch is one in which a person was waited for.
 */
export function Channel({ buoys }: { buoys: readonly Buoy[] }) {
  const hereAt = buoys.findLastIndex((buoy) => buoy.kind !== 'ahead')
  return (
    <ol className="channel" style={{ '--buoys': buoys.length } as React.CSSProperties}>
      {buoys.map((buoy, index) => (
        <li
          key={`${buoy.state} ${index}`}
          data-kind={buoy.kind}
          data-waited={buoy.waited || undefined}
          aria-current={index === hereAt ? 'step' : undefined}
          title={buoy.at ? `${buoy.name}: ${absoluteTime(buoy.at)}` : `${buoy.name}: not reached`}
        >
          <BuoyMark kind={buoy.kind} isCone={index % 2 === 1} />
          <span className="channel-name">
            {buoy.name}
            <span className="sr">{buoy.kind === 'ahead' ? ', not reached' : ''}</span>
          </span>
          {buoy.stayedMs === null ? null : (
            <span className="channel-time">
              <span className="sr">{buoy.waited ? 'waited ' : 'took '}</span>
              {durationWords(buoy.stayedMs)}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

function BuoyMark({ kind, isCone }: { kind: Buoy['kind']; isCone: boolean }) {
  const body = isCone ? 'M10 4l5 13H5z' : 'M5.5 6h9v11h-9z'
  const filled = kind !== 'ahead'
  return (
    <svg viewBox="0 0 20 24" className="channel-buoy" aria-hidden>
      <path
        d={body}
        fill={filled ? 'currentColor' : 'var(--paper)'}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      {kind === 'live' ? (
        <path
          d="M10 3.5V1M6.5 4.5L5 2.6M13.5 4.5L15 2.6"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
        />
      ) : null}
      {kind === 'stuck' || kind === 'ended' ? (
        <path d="M7.6 9.6l4.8 4.8m0-4.8l-4.8 4.8" stroke="var(--paper)" strokeWidth="1.6" strokeLinecap="round" />
      ) : null}
    </svg>
  )
}
