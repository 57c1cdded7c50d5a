import { personOf } from '../sources/people.ts'
import type { Study } from './study.ts'

/**
 * By item, the team of whoever it was last assigned to, or else of whoever opened its first pull request. Items whose person is in no known
 * team are in none: a team's figures never hold them.
 */
export function itemTeams({ records, people, settings }: Study): ReadonlyMap<string, string> {
  const personBy = personOf(people)
  const teamBy = (account: unknown): string | undefined =>
    typeof account === 'string' ? settings.people.teams[personBy(account)] : undefined
  const found = new Map<string, string>()
  for (const item of records.of.item.values()) {
    const assigned = item.happenings.findLast(({ activity }) => activity === 'item assigned')?.attributes.to
    const pulls = (item.from.implements ?? []).flatMap((id) => records.of['pull request'].get(id) ?? [])
    const openers = pulls.flatMap(({ happenings }) =>
      happenings.filter(({ activity }) => activity === 'pull request opened'),
    )
    const first = openers.toSorted((a, b) => a.at - b.at)[0]
    const team = teamBy(assigned) ?? teamBy(first?.by)
    if (team !== undefined) found.set(item.id, team)
  }
  return found
}
