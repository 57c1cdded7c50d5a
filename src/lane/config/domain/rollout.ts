import type { KeyPath } from '../config-document.ts'
import { keyWords, lastName, numberIn } from '../key-words.ts'
import { eachChange } from './domain-rule.ts'

const shares = new Set(
  'rollout rollouts percentage percentages percent percents pct coverage traffic exposure ramp'.split(' '),
)
const largestStep = 50
const tolerance = 1e-9

/** Whether the value at this path is a share of the people a product has. */
export function isRollout(path: KeyPath): boolean {
  const { name, at } = lastName(path)
  const parent = path[at - 1]
  const names = typeof parent === 'string' ? [name, parent] : [name]
  return names.some((each) => keyWords(each).some((word) => shares.has(word)))
}

/** A share may fall freely and rise by half of the whole; 0 to 1 and 0 to 100 are the two ways to write it. */
export const risesInSteps = eachChange(({ before, after }) => {
  if (!isRollout(before.path)) return null
  const from = numberIn(before.value)
  const to = numberIn(after.value)
  if (from === null) return null
  const said = `${String(before.value)} → ${String(after.value)}`
  if (to === null || to < 0 || (to > 100 && to > from)) return ['config/rollout-step', said]
  const isFraction = from <= 1 && to <= 1
  const leavesFraction = from > 0 && from < 1 && to > 1
  const step = isFraction ? largestStep / 100 : largestStep
  return leavesFraction || to - from > step + tolerance ? ['config/rollout-step', said] : null
})
