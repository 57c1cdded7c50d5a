import { useState } from 'react'
import type { SettingsView } from '../../../src/api/source-schema.ts'
import type { PartProps } from './settings-view.ts'

type Step = NonNullable<SettingsView['stepClasses'][number]['step']>

const classes: Readonly<Record<Step, string>> = {
  'changes production': 'changes production',
  enables: 'enables it',
  compensates: 'makes up for lost intent',
  administers: 'administers',
}

/** How each thing that happens serves the path; those that are recorded here stand first. */
export function StepSettings({ view, wish, onWish }: PartProps) {
  const [isAll, setAll] = useState(false)
  const recorded = view.stepClasses.filter(({ touches }) => touches > 0)
  const shown = isAll || recorded.length === 0 ? view.stepClasses : recorded
  const said = wish.stepClasses ?? {}
  return (
    <>
      <ul className="settings-list">
        {shown.map(({ activity, step, byDefault, touches }) => (
          <li key={activity}>
            <label>
              <span>{activity}</span>
              <select
                className="field"
                value={said[activity] ?? step ?? ''}
                disabled={!view.mayChange}
                onChange={(event) =>
                  onWish({ ...wish, stepClasses: { ...said, [activity]: event.target.value as Step } })
                }
              >
                {step === null ? <option value="">in no class</option> : null}
                {Object.entries(classes).map(([name, says]) => (
                  <option key={name} value={name}>
                    {says}
                  </option>
                ))}
              </select>
            </label>
            <span className="cap">
              {touches === 0 ? 'not recorded here' : `${touches.toLocaleString('en')} times`} ·{' '}
              {step === byDefault
                ? 'as it is for everybody'
                : `said; by default it ${byDefault === null ? 'is in no class' : classes[byDefault]}`}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < view.stepClasses.length ? (
        <button type="button" className="do" onClick={() => setAll(true)}>
          Show all {view.stepClasses.length}
        </button>
      ) : null}
    </>
  )
}
