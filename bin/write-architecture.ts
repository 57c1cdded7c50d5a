import { readFileSync, writeFileSync } from 'node:fs'
import { type ChangeState, changeStates, transitions } from '../src/change/change-state.ts'

const begin = '<!-- states -->'
const end = '<!-- /states -->'

/**
 * The transition table as people read it: a row for each state, with the states it may become and the events that do it.
 *
 * @param text ARCHITECTURE.md as it is
 * @returns the same text with the table of `src/change/change-state.ts` between its marks
 */
export function withStates(text: string): string {
  const [head, rest] = text.split(begin)
  const tail = rest?.split(end)[1]
  if (head === undefined || tail === undefined) throw new Error(`ARCHITECTURE.md has lost its ${begin} … ${end}`)
  const rows = changeStates.map((state) => `| ${state} | ${waysOf(state).join('; ') || '– (ended)'} |`)
  return `${head}${begin}\n| state | may become (by which event) |\n| --- | --- |\n${rows.join('\n')}\n${end}${tail}`
}

function waysOf(state: ChangeState): string[] {
  const ways = new Map<ChangeState, string[]>()
  for (const [event, to] of Object.entries(transitions[state])) ways.set(to, [...(ways.get(to) ?? []), event])
  return [...ways].map(([to, events]) => `**${to}** (${events.map((event) => `\`${event}\``).join(', ')})`)
}

if (import.meta.main) {
  const file = new URL('../ARCHITECTURE.md', import.meta.url)
  writeFileSync(file, withStates(readFileSync(file, 'utf8')))
}
