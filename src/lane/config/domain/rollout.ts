import type { ConfigValue, KeyPath } from '../config-document.ts'
import { bareKey, keyWords, lastName, numberIn } from '../key-words.ts'
import { eachChange, type FileRule } from './domain-rule.ts'

const shares = new Set(
  'rollout rollouts percentage percentages percent percents pct coverage traffic exposure ramp'.split(' '),
)
/** Not said with a percent sign, and still a share of somebody. */
const otherShares = new Set(
  'share shares portion proportion fraction probability chance canary permille prozent anteil'.split(' '),
)
/** `endOfRange`: how far the shares up to this one reach, in hundredths of a percent; each is what it adds to the one before. */
export const runsOn = new Set(['endofrange', 'rangeend'])
const people = new Set('users visitors audience customers people everyone'.split(' '))
const largestStep = 50
const tolerance = 1e-9

/** Whether the value at this path is a share of the people a product has. */
export function isRollout(path: KeyPath): boolean {
  const { name, at } = lastName(path)
  const parent = path[at - 1]
  const names = typeof parent === 'string' ? [name, parent] : [name]
  return names.some((each) => keyWords(each).some((word) => shares.has(word)))
}

function isShare(path: KeyPath, before: ConfigValue['value']): boolean {
  const words = keyWords(lastName(path).name)
  return (
    isRollout(path) ||
    runsOn.has(words.join('')) ||
    words.some((word) => otherShares.has(word)) ||
    /sampl(?:e|ing) (?:rate|ratio)/.test(words.join(' ')) ||
    (typeof before === 'string' && /%\s*$/.test(before) && words.some((word) => people.has(word)))
  )
}

/** 0 to 1 and 0 to 100 are the two ways to write a share. */
const eachRises = eachChange(({ before, after }) => {
  if (!isShare(before.path, before.value)) return null
  const scale = runsOn.has(bareKey(before.path.at(-1))) ? 100 : 1
  const [from, to] = [before, after]
    .map(({ value }) => numberIn(value))
    .map((each) => (each === null ? null : each / scale))
  if (from == null) return null
  const said = `${String(before.value)} → ${String(after.value)}`
  if (to == null || to < 0 || (to > 100 && to > from)) return ['config/rollout-step', said]
  // What rises to at most one was a part of one before.
  const isFraction = to <= 1
  const leavesFraction = from > 0 && from < 1 && to > 1
  const step = isFraction ? largestStep / 100 : largestStep
  return leavesFraction || to - from > step + tolerance ? ['config/rollout-step', said] : null
})

/** Two shares of one object are taken of each other: half of a half, and all of all is four times as many. */
const togetherRise: FileRule = (file) => {
  const rising = file.changes.filter(({ before }) => isRollout(before.path))
  const holders = Map.groupBy(rising, ({ before }) => JSON.stringify(before.path.slice(0, -1)))
  return [...holders.values()].flatMap((changes) => {
    const part = (value: ConfigValue['value'], other: ConfigValue['value']) => {
      const [own, beside] = [numberIn(value) ?? 0, numberIn(other) ?? 0]
      return Math.max(own, beside) <= 1 ? own : own / 100
    }
    const from = changes.reduce((whole, { before, after }) => whole * part(before.value, after.value), 1)
    const to = changes.reduce((whole, { before, after }) => whole * part(after.value, before.value), 1)
    const line = changes.at(-1)?.line ?? 0
    return to - from > largestStep / 100 + tolerance
      ? [{ rule: 'config/rollout-step', line, detail: 'two shares of one object rise together' }]
      : []
  })
}

/** A share may fall freely and rise by half of the whole. */
export const risesInSteps: FileRule = (file) => {
  const single = eachRises(file)
  return single.length > 0 ? single : togetherRise(file)
}
