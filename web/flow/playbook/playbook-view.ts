import type { PlaybookView } from '../../../src/api/playbook-schema.ts'

export type PlaybookStepView = PlaybookView['steps'][number]

/** Why each step is there, in one sentence. */
export const stepWhys: Readonly<Record<PlaybookStepView['name'], string>> = {
  map: 'See where intent waits and where it is translated, on one path that everybody remembers.',
  expand: 'Let more people make the changes that a machine can prove to be harmless, one kind at a time.',
  replace: 'Whoever wants a change says it once, where it is shown; no ticket says it again in other words.',
  accountable: 'Engineers write the lanes, own the files and give the yes. Nothing gets past them.',
  adoption: 'One person answers for each lane and follows what is measured, until it is a habit.',
}

const numbers = ['None', 'One', 'Two', 'Three', 'Four', 'All'] as const

/** Where the team stands, in one sentence. */
export function standing({ done, current, steps }: Pick<PlaybookView, 'done' | 'current' | 'steps'>): string {
  const next = steps.find(({ name }) => name === current)
  const count = `${numbers[done] ?? done} of five steps ${done <= 1 ? 'is' : 'are'} done`
  if (done === 0) return 'Five steps to a shorter way from decision to production.'
  return next ? `${count}. Next: ${next.title.toLowerCase()}.` : 'All five steps are done. Open the next lane.'
}

/** `412 items, decision-to-production 1`: what a sentence is said from. */
export function saidFrom({ figure }: PlaybookStepView['known'][number]): string | null {
  if (figure === null) return null
  const left = figure.excluded.reduce((sum, { count }) => sum + count, 0)
  return `n = ${figure.n.toLocaleString('en')}${figure.censored > 0 ? `, ${figure.censored.toLocaleString('en')} open` : ''}${left > 0 ? `; ${left.toLocaleString('en')} left out` : ''} · ${figure.definition.id} ${figure.definition.version}`
}
