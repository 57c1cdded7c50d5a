import { useId, useState } from 'react'
import { weekdays } from '../../../src/api/source-schema.ts'
import { type CalendarText, calendarText, calendarWish, type PartProps, sureness, teamsOf } from './settings-view.ts'

const zones = Intl.supportedValuesOf('timeZone')

/** When everybody works, and teams that work at other times. */
export function CalendarSettings({ view, wish, onWish }: PartProps) {
  const [texts, setTexts] = useState(() => view.calendars.map(calendarText))
  const without = teamsOf(view, wish).filter((team) => texts.every((text) => text.team !== team))
  const change = (next: readonly CalendarText[], isOfTeam: boolean) => {
    setTexts([...next])
    const [all, ...own] = next
    if (!all) return
    onWish(
      isOfTeam
        ? { ...wish, teamCalendars: Object.fromEntries(own.map((text) => [text.team ?? '', calendarWish(text)])) }
        : { ...wish, calendar: calendarWish(all) },
    )
  }
  const [everybody] = texts
  return (
    <>
      {texts.map((text, at) => {
        const guess = view.calendars.find(({ team }) => team === text.team)
        return (
          <Calendar
            key={text.team ?? ''}
            text={text}
            isOff={!view.mayChange}
            says={guess ? `${sureness(guess.confidence)}: ${guess.because}` : 'new'}
            onChange={(next) =>
              change(
                texts.map((each) => (each === text ? next : each)),
                text.team !== null,
              )
            }
            onRemove={
              text.team === null
                ? null
                : () =>
                    change(
                      texts.filter((_, place) => place !== at),
                      true,
                    )
            }
          />
        )
      })}
      {view.mayChange && without.length > 0 && everybody ? (
        <label className="settings-add">
          A team works at other times:{' '}
          <select
            className="field"
            value=""
            onChange={(event) => change([...texts, { ...everybody, team: event.target.value }], true)}
          >
            <option value="">choose a team</option>
            {without.map((team) => (
              <option key={team}>{team}</option>
            ))}
          </select>
        </label>
      ) : null}
    </>
  )
}

function Calendar(props: {
  text: CalendarText
  says: string
  isOff: boolean
  onChange: (text: CalendarText) => void
  onRemove: (() => void) | null
}) {
  const { text, says, isOff, onChange, onRemove } = props
  const id = useId()
  const whose = text.team ?? 'Everybody'
  return (
    <fieldset className="settings-calendar" disabled={isOff}>
      <legend>
        {whose} <span className="cap">{says}</span>
      </legend>
      <label className="settings-zone">
        Time zone
        <input
          className="field"
          list={id}
          value={text.zone}
          maxLength={100}
          onChange={(event) => onChange({ ...text, zone: event.target.value })}
        />
      </label>
      <datalist id={id}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <div className="settings-week">
        {weekdays.map((day) => (
          <label key={day}>
            {day}
            <input
              className="field"
              placeholder="free"
              value={text.hours[day]}
              onChange={(event) => onChange({ ...text, hours: { ...text.hours, [day]: event.target.value } })}
            />
          </label>
        ))}
      </div>
      <div className="settings-days">
        <label>
          Holidays, a day a line
          <textarea
            className="field"
            placeholder="2026-12-25"
            value={text.holidays}
            onChange={(event) => onChange({ ...text, holidays: event.target.value })}
          />
        </label>
        <label>
          Absences, a person with first and last day a line
          <textarea
            className="field"
            placeholder="ada 2026-08-03 2026-08-14"
            value={text.absences}
            onChange={(event) => onChange({ ...text, absences: event.target.value })}
          />
        </label>
      </div>
      {onRemove && !isOff ? (
        <button type="button" className="btn quiet" onClick={onRemove}>
          {whose} works as everybody does
        </button>
      ) : null}
    </fieldset>
  )
}
