import type { MappedPathView, MappedStepView, MappingFiguresView } from '../../../src/api/playbook-schema.ts'
import { spanWords } from '../../words/duration-words.ts'
import { shareWords } from '../parts/figure-view.ts'

/** How a stretch of the path is drawn. */
export type StretchKind = 'production' | 'translation' | 'waits' | 'unsaid'

/** One stretch of the path: the wait of a step, or the work in it. They lie end to end and are the whole. */
export interface Stretch {
  readonly step: string
  readonly name: string
  readonly kind: StretchKind
  readonly ms: number
  /** 0 to 100. */
  readonly width: number
}

const kinds = { 'changes production': 'production', 'makes up for lost intent': 'translation', waits: 'waits' } as const

export const kindOf = (serves: MappedStepView['serves']): StretchKind => (serves === null ? 'unsaid' : kinds[serves])

/** Each step's wait and then its work; what nobody said takes no room, and is said beside the drawing. */
export function stretchesOf({ steps }: MappedPathView): Stretch[] {
  const all = steps.flatMap(({ id, name, serves, touchMs, waitMs }) => [
    { step: id, name, kind: 'waits' as const, ms: waitMs ?? 0 },
    { step: id, name, kind: kindOf(serves), ms: serves === 'waits' ? 0 : (touchMs ?? 0) },
  ])
  const total = all.reduce((sum, { ms }) => sum + ms, 0)
  return all.flatMap((each) => (each.ms > 0 ? [{ ...each, width: (100 * each.ms) / total }] : []))
}

/** Steps as wide as all of their stretches: where their names stand. */
export function stepWidths(stretches: readonly Stretch[]): { step: string; name: string; ms: number; width: number }[] {
  return [...Map.groupBy(stretches, ({ step }) => step)].map(([step, own]) => ({
    step,
    name: own[0]?.name ?? '',
    ms: own.reduce((sum, { ms }) => sum + ms, 0),
    width: own.reduce((sum, { width }) => sum + width, 0),
  }))
}

const hourMs = 60 * 60_000

export interface SaidValue {
  readonly name: string
  readonly value: string
  readonly sample: string
  readonly definition: { readonly id: string; readonly version: number; readonly says: string }
}

/** Every figure with how many steps it is of. */
export function saidFigures(figures: MappingFiguresView): SaidValue[] {
  const { lead, touch, wait, efficiency, accurate, handoffs } = figures
  const span = (figure: MappingFiguresView['lead']): string => {
    if (figure.value === null) return 'not known'
    return `${figure.excluded.length > 0 ? 'at least ' : ''}${figure.value === 0 ? 'none' : spanWords(figure.value)}`
  }
  const said = (name: string, figure: MappingFiguresView['lead'], value: string): SaidValue => {
    const left = figure.excluded.reduce((sum, { count }) => sum + count, 0)
    return {
      name,
      value,
      sample: left === 0 ? `${figure.n} steps` : `${figure.n} of ${figure.n + left} steps`,
      definition: figure.definition,
    }
  }
  // A day of work is no day: work is said in hours.
  const hours = ({ value, excluded }: MappingFiguresView['lead']): string =>
    `${excluded.length > 0 ? 'at least ' : ''}${((value ?? 0) / hourMs).toFixed((value ?? 0) < 10 * hourMs ? 1 : 0)} h`
  // Most of a path lies: of a few percent, tenths tell something.
  const fineShare = ({ value }: MappingFiguresView['lead']) =>
    value === null ? 'not known' : value > 0 && value < 0.0995 ? `${(100 * value).toFixed(1)} %` : shareWords(value)
  const share = ({ value }: MappingFiguresView['lead']) => (value === null ? 'not known' : shareWords(value))
  return [
    said('lead time', lead, span(lead)),
    said('somebody works on it', touch, touch.value === null || touch.value < hourMs ? span(touch) : hours(touch)),
    said('it lies', wait, span(wait)),
    said('flow efficiency', efficiency, fineShare(efficiency)),
    said('handoffs', handoffs, handoffs.value === null ? 'not known' : String(handoffs.value)),
    said('complete & accurate', accurate, share(accurate)),
  ]
}

// ── editing: each gives a new path ──

export const withStep = (path: MappedPathView, id: string, change: Partial<MappedStepView>): MappedPathView => ({
  ...path,
  steps: path.steps.map((step) => (step.id === id ? changedStep(step, change) : step)),
})

/** Nobody works in a step that only waits; a time that somebody changes is said. */
function changedStep(step: MappedStepView, change: Partial<MappedStepView>): MappedStepView {
  const isTime = 'touchMs' in change || 'waitMs' in change
  const next: MappedStepView = { ...step, ...change, basis: isTime ? 'said' : step.basis }
  return next.serves === 'waits' ? { ...next, touchMs: null } : next
}

/** @param after id of the step it follows; `null` for the end. @param id a new one */
export function withNewStep(path: MappedPathView, after: string | null, id: string): MappedPathView {
  const step: MappedStepView = {
    ...{ id, name: '', artefact: null, owner: null, touchMs: null, waitMs: null },
    ...{ serves: null, accurate: null, basis: 'said' },
  }
  const at = after === null ? path.steps.length : path.steps.findIndex((each) => each.id === after) + 1
  return { ...path, steps: path.steps.toSpliced(at, 0, step) }
}

export const withoutStep = (path: MappedPathView, id: string): MappedPathView => ({
  ...path,
  steps: path.steps.filter((step) => step.id !== id),
})

/** @param by −1 earlier, 1 later; at an end nothing moves */
export function withMovedStep(path: MappedPathView, id: string, by: -1 | 1): MappedPathView {
  const from = path.steps.findIndex((step) => step.id === id)
  const to = from + by
  const step = path.steps[from]
  if (step === undefined || to < 0 || to >= path.steps.length) return path
  return { ...path, steps: path.steps.toSpliced(from, 1).toSpliced(to, 0, step) }
}

/** What keeps a path from being saved, in words; empty where nothing does. */
export function unsavable({ title, steps }: MappedPathView): string {
  if (title.trim() === '') return 'The path needs a name.'
  const nameless = steps.findIndex(({ name }) => name.trim() === '')
  return nameless < 0 ? '' : `Step ${nameless + 1} needs a name.`
}

/** As the server reads it: nothing is said by an empty cell. */
export function tidy(path: MappedPathView): MappedPathView {
  const said = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim())
  return {
    ...path,
    title: path.title.trim(),
    note: said(path.note),
    steps: path.steps.map((step) => ({
      ...step,
      name: step.name.trim(),
      artefact: said(step.artefact),
      owner: said(step.owner),
    })),
  }
}

/** Owners that are named already, for the next cell. */
export const ownersOf = ({ steps }: MappedPathView): string[] =>
  [...new Set(steps.flatMap(({ owner }) => (owner === null || owner.trim() === '' ? [] : [owner.trim()])))].sort()
