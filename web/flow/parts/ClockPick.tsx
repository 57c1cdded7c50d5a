import type { FlowPathView } from '../../../src/api/flow-schema.ts'

/** Elapsed time, or working hours of the calendar that was said; without one there are none to count. */
export function ClockPick(props: {
  clock: FlowPathView['clock']
  calendar: FlowPathView['calendar']
  onPick: (clock: 'working' | undefined) => void
}) {
  const { clock, calendar, onPick } = props
  return (
    <>
      <button type="button" className="pick" aria-pressed={clock === 'elapsed'} onClick={() => onPick(undefined)}>
        Elapsed
      </button>
      <button
        type="button"
        className="pick"
        aria-pressed={clock === 'working'}
        disabled={calendar === null && clock === 'elapsed'}
        title={
          calendar
            ? `Hours of the calendar of ${calendar.zone}, version ${calendar.version}`
            : 'Nobody has said when this team works'
        }
        onClick={() => onPick('working')}
      >
        {calendar ? `Working hours, ${calendar.zone}` : 'Working hours: no calendar is set'}
      </button>
    </>
  )
}
