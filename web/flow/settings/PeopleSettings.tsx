import { useDeferredValue, useState } from 'react'
import type { SettingsView } from '../../../src/api/source-schema.ts'
import { joined, type PartProps, parted, peopleSaid, sureness, teamsOf } from './settings-view.ts'

const mostShown = 25

/** Who is who: accounts that are one person, their team and role; and what is no person. */
export function PeopleSettings({ view, wish, onWish }: PartProps) {
  const [words, setWords] = useState('')
  const wanted = useDeferredValue(words).trim().toLowerCase()
  if (view.people.length + view.bots.length === 0) return <p className="cap">No record names anybody yet.</p>
  const said = peopleSaid(view, wish)
  const change = (part: Partial<typeof said>) => onWish({ ...wish, people: { ...said, ...part } })
  const found = view.people.filter(({ name, accounts, team }) =>
    [name, ...accounts, team ?? ''].some((text) => text.toLowerCase().includes(wanted)),
  )
  const roles = [...new Set(Object.values(said.roles))].sort()
  return (
    <>
      {view.people.length > 8 ? (
        <input
          type="search"
          className="field settings-find"
          placeholder="Find by name, account or team"
          aria-label="Find people by name, account or team"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      ) : null}
      <datalist id="settings-teams">
        {teamsOf(view, wish).map((team) => (
          <option key={team} value={team} />
        ))}
      </datalist>
      <datalist id="settings-roles">
        {roles.map((role) => (
          <option key={role} value={role} />
        ))}
      </datalist>
      <ul className="settings-list">
        {found.slice(0, mostShown).map((person) => (
          <PersonRow key={person.id} person={person} view={view} said={said} onChange={change} />
        ))}
        {view.bots.map(({ account, confidence, because }) => (
          <li key={account}>
            <label>
              <input
                type="checkbox"
                checked={said.bots[account] ?? true}
                disabled={!view.mayChange}
                onChange={(event) => change({ bots: { ...said.bots, [account]: event.target.checked } })}
              />
              <span>{account} is a bot</span>
            </label>
            <span className="cap">
              {sureness(confidence)}: {because}
            </span>
          </li>
        ))}
      </ul>
      {found.length > mostShown ? (
        <p className="cap">
          The first {mostShown} of {found.length.toLocaleString('en')}; find the others by name.
        </p>
      ) : null}
    </>
  )
}

type Said = ReturnType<typeof peopleSaid>

function PersonRow(props: {
  person: SettingsView['people'][number]
  view: SettingsView
  said: Said
  onChange: (part: Partial<Said>) => void
}) {
  const { person, view, said, onChange } = props
  const { id, name, accounts, confidence, because } = person
  const isOff = !view.mayChange
  const word = (what: 'teams' | 'roles', label: string, list: string) => (
    <input
      className="field"
      aria-label={`${label} of ${name}`}
      placeholder={label.toLowerCase()}
      list={list}
      maxLength={200}
      value={said[what][id] ?? ''}
      disabled={isOff}
      onChange={(event) => onChange({ [what]: { ...said[what], [id]: event.target.value } })}
    />
  )
  return (
    <li className="settings-person">
      <span className="settings-name">
        {name}
        {accounts.length > 1 ? (
          <span className="cap">
            {accounts.join(' = ')} · {sureness(confidence)}: {because}{' '}
            {isOff ? null : (
              <button type="button" className="do" onClick={() => onChange({ same: parted(said.same, person) })}>
                they are different people
              </button>
            )}
          </span>
        ) : null}
      </span>
      {word('teams', 'Team', 'settings-teams')}
      {word('roles', 'Role', 'settings-roles')}
      <label>
        <input
          type="checkbox"
          checked={said.bots[id] ?? false}
          disabled={isOff}
          onChange={(event) => onChange({ bots: { ...said.bots, [id]: event.target.checked } })}
        />
        <span>a bot</span>
      </label>
      {isOff ? null : (
        <select
          className="field"
          aria-label={`${name} is the same person as`}
          value={view.people.find((each) => each.id !== id && isJoined(said, each, person))?.id ?? ''}
          onChange={(event) => {
            const other = view.people.find((each) => each.id === event.target.value)
            onChange({ same: other ? joined(said.same, person, other) : parted(said.same, person) })
          }}
        >
          <option value="">is nobody else</option>
          {view.people
            .filter((each) => each.id !== id)
            .map((each) => (
              <option key={each.id} value={each.id}>
                is the same as {each.name}
              </option>
            ))}
        </select>
      )}
    </li>
  )
}

const isJoined = (
  { same }: Said,
  one: SettingsView['people'][number],
  other: SettingsView['people'][number],
): boolean => same.some((group) => group.includes(one.id) && group.includes(other.id))
