import type { PersonView } from '../../src/api/people-schema.ts'
import type { ProductView, TextDetail, TextView } from '../../src/api/product-schema.ts'
import { proposeInput, type Trial } from '../../src/api/proposal-schema.ts'
import type { Answer } from '../client/answer.ts'
import type { Refusal } from '../client/ask.ts'
import { changedEdits, type Draft, proposalOf } from './draft.ts'

export type ComposeView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly refusal: Refusal }
  | { readonly kind: 'empty' }
  | { readonly kind: 'closed'; readonly product: ProductView; readonly problems: LaneProblems }
  | { readonly kind: 'unreachable'; readonly product: ProductView; readonly says: string; readonly next: string }
  | {
      readonly kind: 'ready'
      readonly product: ProductView
      readonly texts: readonly TextView[]
      readonly total: number
    }

type LaneProblems = Extract<ProductView['state'], { kind: 'closed' }>['problems']

/** The product that is composed for: the one named in the address, else the first. */
export const productOf = (products: readonly ProductView[], wanted: string | undefined): ProductView | null =>
  products.find((product) => product.id === wanted) ?? products[0] ?? null

export function composeView(
  products: Answer<readonly ProductView[]>,
  texts: Answer<{ texts: readonly TextView[]; total: number }>,
  wanted: string | undefined,
): ComposeView {
  if (products.kind === 'waiting') return { kind: 'loading' }
  if (products.kind === 'failed') return products
  const product = productOf(products.value, wanted)
  if (!product) return { kind: 'empty' }
  if (product.state.kind === 'closed') return { kind: 'closed', product, problems: product.state.problems }
  if (product.state.kind === 'unreachable')
    return { kind: 'unreachable', product, says: product.state.says, next: product.state.next }
  if (texts.kind === 'waiting') return { kind: 'loading' }
  if (texts.kind === 'failed') return texts
  return { kind: 'ready', product, ...texts.value }
}

// ── the list ──

type Finding = Trial['findings'][number]

export interface EditVerdict {
  readonly kind: 'untouched' | 'checking' | 'allowed' | 'refused' | 'failed'
  readonly findings: readonly Finding[]
  readonly notices: readonly Finding[]
  readonly says: string
}

/** What the judge says of one edit. Findings belong to a file and a line; with one edit in the file they are its own. */
export function verdictOf(
  edit: { path: string; from: string; to: string },
  line: number | null,
  editsInFile: number,
  trial: { data: Trial | undefined; isCurrent: boolean; refusal: Refusal | null },
): EditVerdict {
  const none = { findings: [], notices: [] }
  if (edit.from === edit.to) return { kind: 'untouched', ...none, says: '' }
  if (trial.refusal && trial.isCurrent)
    return { kind: 'failed', ...none, says: `${trial.refusal.message} ${trial.refusal.next}` }
  if (!trial.data) return { kind: 'checking', ...none, says: 'Checking …' }
  const mine = (finding: Finding) =>
    finding.path === edit.path && (editsInFile === 1 || line === null || finding.line === line)
  const findings = trial.data.findings.filter(mine)
  const notices = trial.data.notices.filter(mine)
  if (!trial.isCurrent) return { kind: 'checking', findings, notices, says: 'Checking …' }
  if (findings.length > 0) return { kind: 'refused', findings, notices, says: 'This cannot ship as it is.' }
  if (trial.data.verdict === 'allowed')
    return { kind: 'allowed', findings, notices, says: 'Proved: only these words change.' }
  return { kind: 'checking', findings, notices, says: '' }
}

/** Findings that no single edit can be blamed for: limits of the lane, a file outside it. */
export const findingsOfWhole = (trial: Trial | undefined, edits: readonly { path: string }[]): Finding[] =>
  trial?.findings.filter((finding) => !edits.some((edit) => edit.path === finding.path)) ?? []

export interface Ready {
  /** What stands on the button. */
  readonly label: string
  /** What pressing it sets in motion. */
  readonly consequence: string
  /** Why it cannot be pressed yet, as the next thing to do; `null`: it can. */
  readonly missing: string | null
  /** Where that next thing is done. */
  readonly at: 'text' | 'why' | 'decision' | null
}

const names = (items: readonly string[], word: string): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`

export const firstName = (person: Pick<PersonView, 'name'>): string => person.name.split(' ')[0] ?? person.name

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Everyone whose yes will be asked for, once each. */
export const askedOf = (details: readonly TextDetail[]): PersonView[] => [
  ...new Map(details.flatMap((detail) => detail.reviewers).map((person) => [person.id, person])).values(),
]

/** May it be proposed, and what happens then? Every rule of the primary button. */
export function readiness(input: {
  draft: Draft
  product: string
  details: readonly TextDetail[]
  trial: { data: Trial | undefined; isCurrent: boolean; refusal: Refusal | null }
  revising: boolean
  now: Date
}): Ready {
  const { draft, details, trial, now } = input
  const edits = changedEdits(draft)
  const asked = askedOf(details)
  const who = names(asked.map(firstName), 'or')
  const files = [...new Set(edits.map((edit) => fileName(edit.path)))]
  const verb = input.revising ? 'Propose again' : 'Propose'
  const label = who ? `${verb} to ${who} (owner of ${names(files, 'and') || 'this text'})` : verb
  const checks = [...new Set(details.flatMap((detail) => detail.checks))]
  const consequence = [
    checks.length > 0
      ? `Fairway proves it, runs ${names(checks, 'and')}, takes pictures`
      : 'Fairway proves it and takes pictures',
    who ? `, then asks ${who}. Nothing reaches production without that yes.` : ', then asks the owner.',
  ].join('')
  const not = (missing: string, at: Ready['at']): Ready => ({ label, consequence, missing, at })

  const barred = details.find((detail) => !detail.mayPropose)
  if (barred) return not(barred.whyNot ?? 'You cannot propose in this lane.', null)
  if (draft.edits.length === 0) return not('Pick a text first.', null)
  if (edits.length === 0) return not('Write the new words.', 'text')
  if (trial.refusal && trial.isCurrent) return not(trial.refusal.message, 'text')
  if (trial.isCurrent && trial.data && trial.data.verdict !== 'allowed')
    return not(trial.data.findings[0]?.fix ?? 'This cannot ship as it is.', 'text')
  if (draft.why.trim() === '') return not('Say why, in one line: the owner decides on it.', 'why')
  const parsed = proposeInput.safeParse(proposalOf(draft, input.product, now))
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0]
    if (field === 'why') return not('Keep the reason under 300 characters.', 'why')
    if (field === 'decision') return not('The decision is too long, or its date is not a date.', 'decision')
    return not('Up to 40 texts go into one change. Take some out.', 'text')
  }
  if (draft.decidedAt.kind === 'at' && Date.parse(draft.decidedAt.at) > now.getTime() + 60_000)
    return not('The decision cannot lie in the future.', 'decision')
  if (!trial.isCurrent || !trial.data) return not('Checking …', null)
  return { label, consequence, missing: null, at: null }
}
