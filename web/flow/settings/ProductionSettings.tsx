import type { PartProps } from './settings-view.ts'

const toggled = (list: readonly string[], name: string, isOn: boolean): string[] =>
  isOn ? [...new Set([...list, name])] : list.filter((each) => each !== name)

/** Which environments users reach, where merging is deploying, and whose first deployment is known. */
export function ProductionSettings({ view, wish, onWish }: PartProps) {
  const { environments, repositories } = view
  if (environments.length + repositories.length === 0)
    return <p className="cap">No deployments and no repositories were imported.</p>
  const production = wish.environments ?? environments.filter((each) => each.isProduction).map(({ name }) => name)
  const merging =
    wish.mergeIsProduction ?? repositories.filter((each) => each.mergeIsProduction).map(({ name }) => name)
  const complete =
    wish.completeFromStart ?? repositories.filter((each) => each.completeFromStart).map(({ name }) => name)
  const check = (isOn: boolean, says: string, onChange: (isOn: boolean) => void, isOff = false) => (
    <label>
      <input
        type="checkbox"
        checked={isOn}
        disabled={!view.mayChange || isOff}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{says}</span>
    </label>
  )
  return (
    <ul className="settings-list">
      {environments.map(({ name, deployments }) => (
        <li key={name}>
          {check(
            production.includes(name),
            `Users reach “${name}”`,
            (isOn) => onWish({ ...wish, environments: toggled(production, name, isOn) }),
            name === 'none named',
          )}
          <span className="cap">{deployments.toLocaleString('en')} deployments</span>
        </li>
      ))}
      {repositories.map(({ name }) => (
        <li key={name}>
          {check(merging.includes(name), `In ${name}, merging is deploying`, (isOn) =>
            onWish({ ...wish, mergeIsProduction: toggled(merging, name, isOn) }),
          )}
          {check(complete.includes(name), `The first known deployment of ${name} is its first ever`, (isOn) =>
            onWish({ ...wish, completeFromStart: toggled(complete, name, isOn) }),
          )}
        </li>
      ))}
    </ul>
  )
}
