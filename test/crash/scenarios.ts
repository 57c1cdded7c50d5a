import type { ChangeView } from '../../src/api/change-schema.ts'
import { localeWith } from '../journey/tiny-product.ts'
import type { Bakery } from './bakery.ts'

/*
 * Ways a change can take. Each is written as "what would a person do, seeing this?", never as a script: after a crash people
 * look at what is there and go on, and an act that was recorded although its answer got lost is seen to have happened.
 */

/** What the people remember between two looks, also over a crash: it is in their heads, not in the server's. */
export interface Plan {
  readonly from: string
  readonly to: string
  /** The change that is followed now: another one once the first is replaced or taken back. */
  change: string | null
  first: string | null
  /** An engineer has pushed meanwhile, as the scenario wants it. */
  pushed: boolean
}

/** @returns `done` once nothing more is to happen; `acted` or `waiting` otherwise */
export type Scenario = (bakery: Bakery, plan: Plan, view: ChangeView) => Promise<'done' | 'acted' | 'waiting'>

const has = (view: ChangeView, type: string): boolean => view.events.some((event) => event.type === type)

const ships: Scenario = async ({ ana }, _plan, view) => {
  if (view.state === 'live') return 'done'
  if (view.state !== 'in review') return 'waiting'
  await ana.does(view.id, 'approve', { bindingHash: view.bindingHash })
  return 'acted'
}

const isRevised: Scenario = async (bakery, plan, view) => {
  if (view.state === 'in review' && !has(view, 'review.changes-requested')) {
    await bakery.ana.does(view.id, 'request-changes', { says: 'Warmer, please' })
    return 'acted'
  }
  if (view.state === 'changes requested') {
    const edits = view.edits.map(({ slot, path, from, to }) => ({ slot, path, from, to: `${to}, still warm` }))
    await bakery.mara.does(view.id, 'revise', { edits, why: 'Warmer' })
    return 'acted'
  }
  return ships(bakery, plan, view)
}

const isOvertaken: Scenario = async (bakery, plan, view) => {
  if (view.state === 'in review' && !plan.pushed) {
    plan.pushed = true
    await bakery.product.push('README.md', `The bakery, before “${plan.to}”.\n`)
  }
  return ships(bakery, plan, view)
}

const conflicts: Scenario = async (bakery, plan, view) => {
  if (view.state === 'in review' && !plan.pushed) {
    plan.pushed = true
    await bakery.product.push('locales/en.json', await localeWith(bakery.product, 'home.title', `${plan.from}, or so`))
  }
  if (view.conflict) {
    const edits = view.conflict.map(({ slot, path, theirs, ours }) => ({ slot, path, from: theirs, to: ours }))
    await bakery.mara.does(view.id, 'revise', { edits, why: 'Ours is right' })
    return 'acted'
  }
  return ships(bakery, plan, view)
}

const isWithdrawn: Scenario = async ({ mara }, _plan, view) => {
  if (view.state === 'withdrawn') return 'done'
  if (view.state !== 'in review') return 'waiting'
  await mara.does(view.id, 'withdraw', { says: 'Not after all' })
  return 'acted'
}

const isReplaced: Scenario = async (bakery, plan, view) => {
  if (view.id === plan.first && view.state === 'superseded') {
    plan.change = (await bakery.newestChange())?.id ?? null
    return 'acted'
  }
  if (view.id === plan.first && view.state === 'in review') {
    await bakery.mara.proposesEdit(await bakery.mara.editOf(plan.from, `${plan.to}, anew`))
    return 'acted'
  }
  return ships(bakery, plan, view)
}

const isTakenBack: Scenario = async (bakery, plan, view) => {
  if (view.id === plan.first) {
    if (view.state === 'reverted') return 'done'
    if (view.state !== 'live') return ships(bakery, plan, view)
    const revert = (await bakery.mara.changes()).find((one) => one.id !== view.id && one.statedAt > (view.liveAt ?? ''))
    plan.change =
      revert?.id ??
      (await bakery.mara.asks<{ id: string }>('POST', `/api/changes/${view.id}/revert`, { why: 'Too early' })).id
    return 'acted'
  }
  if (view.state === 'live') {
    plan.change = plan.first
    return 'acted'
  }
  return ships(bakery, plan, view)
}

export const scenarios = { ships, isRevised, isOvertaken, conflicts, isWithdrawn, isReplaced, isTakenBack }
export type ScenarioName = keyof typeof scenarios
