import { type ReactNode, useId, useState } from 'react'
import type { SettingsView } from '../../../src/api/source-schema.ts'
import { asRefusal } from '../../client/ask.ts'
import { useChangeSettings, useSettings } from '../../client/source-questions.ts'
import { When } from '../../parts/When.tsx'
import { FlowPage } from '../parts/FlowPage.tsx'
import { CalendarSettings } from './CalendarSettings.tsx'
import { PeopleSettings } from './PeopleSettings.tsx'
import { ProductionSettings } from './ProductionSettings.tsx'
import { StatusSettings } from './StatusSettings.tsx'
import { StepSettings } from './StepSettings.tsx'
import type { Wish } from './settings-view.ts'
import './settings.css'

/** What the team says of itself beside what is guessed; nothing is said until a reason is given. */
export function SettingsScreen() {
  return (
    <FlowPage title="Settings" query={useSettings()}>
      {(view) => <Settings view={view} />}
    </FlowPage>
  )
}

function Settings({ view }: { view: SettingsView }) {
  const [wish, setWish] = useState<Wish>({})
  const part = { view, wish, onWish: setWish }
  const { statuses, production, calendars, people, stepClasses } = view.changed
  return (
    <>
      <header className="flow-says">
        <h1>How your team is read</h1>
        <p className="cap">
          {view.said ? (
            <>
              Version {view.version}, said by {view.said.by.name} <When at={view.said.at} />
              {view.said.why ? `: ${view.said.why}` : ''}.
            </>
          ) : (
            'Nobody has said anything yet: all of it is guessed.'
          )}{' '}
          A guess is shown with how sure it is. Figures name the version they are computed with.
        </p>
        {view.mayChange ? null : <p>Engineers and admins say how the team is read. Everybody can look.</p>}
      </header>
      <Part title="Statuses" about="Which stage of the way each status of the tracker means." last={statuses}>
        <StatusSettings {...part} />
      </Part>
      <Part title="Production" about="What users reach, and what brings it there." last={production}>
        <ProductionSettings {...part} />
      </Part>
      <Part
        title="Working calendars"
        about="When people work: meetings count within these hours, and the map can count working time."
        last={calendars}
      >
        <CalendarSettings {...part} key={`calendars ${view.version}`} />
      </Part>
      <Part
        title="People, teams and bots"
        about="Which accounts are one person, who is in which team and role, and what is a bot. Figures are of teams and roles, never of persons."
        last={people}
      >
        <PeopleSettings {...part} />
      </Part>
      <Part
        title="Step classes"
        about="How what people do serves the path: what the figures of steps and of coordination are sorted by."
        last={stepClasses}
      >
        <StepSettings {...part} />
      </Part>
      {view.mayChange ? <Say view={view} wish={wish} onDone={() => setWish({})} /> : null}
    </>
  )
}

function Part(props: { title: string; about: string; last: SettingsView['changed']['people']; children: ReactNode }) {
  const id = useId()
  const { title, about, last, children } = props
  return (
    <section className="settings-part" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        <p className="cap">{about}</p>
        <p className="cap">
          {last ? (
            <>
              Last changed by {last.by.name} <When at={last.at} />
              {last.why ? `: ${last.why}` : ''}
            </>
          ) : (
            'Nobody has changed it.'
          )}
        </p>
      </div>
      <div>{children}</div>
    </section>
  )
}

/** One reason and one button for everything that was changed; they stand there once something was. */
function Say({ view, wish, onDone }: { view: SettingsView; wish: Wish; onDone: () => void }) {
  const [why, setWhy] = useState('')
  const { mutate, error, isPending, isSuccess } = useChangeSettings()
  const isChanged = Object.keys(wish).length > 0
  return (
    <>
      <p role="status" className="cap">
        {isSuccess && !isChanged ? `Said: it is version ${view.version} now.` : ''}
      </p>
      {isChanged ? (
        <form
          className="settings-why"
          onSubmit={(event) => {
            event.preventDefault()
            const done = () => {
              onDone()
              setWhy('')
            }
            mutate({ ...wish, version: view.version, why }, { onSuccess: done })
          }}
        >
          {error ? (
            <p role="alert">
              {asRefusal(error).message} {asRefusal(error).next}
            </p>
          ) : null}
          <label>
            Why (stands on the ledger)
            <input
              className="field"
              value={why}
              required
              maxLength={500}
              onChange={(event) => setWhy(event.target.value)}
            />
          </label>
          <button type="submit" className="btn primary" disabled={isPending || why.trim() === ''}>
            Say so
          </button>
          <button type="button" className="btn quiet" onClick={onDone}>
            Leave it as it was
          </button>
        </form>
      ) : null}
    </>
  )
}
