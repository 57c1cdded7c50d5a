import { type ConfigNode, type ConfigValue, type KeyPath, memberValue, nodesTo } from '../config-document.ts'
import { bareKey, hasWord, keyWords, lastName } from '../key-words.ts'
import { type LinearPattern, linearPattern } from '../linear-pattern.ts'
import { eachChange } from './domain-rule.ts'

const patternWords = new Set(['regex', 'regexp', 'pattern', 'patterns', 'matches', 'match'])
const operators = ['operator', 'op', 'operation', 'comparator', 'condition', 'type']
const operands = new Set(['value', 'values', 'target', 'targets'])

const partOperators = /^(?:in|contains|includes|like|(?:starts|ends)_?-?with)$/i

/** Texts that have nothing in common but that somebody's attribute could be one of them. */
const anything = [
  'qqqqqqqqqqqq',
  'QZXQZXQZXQZX',
  '777777777777',
  '@@@@@@@@@@@@',
  '- - - - - - ',
  'éßжñ你好éßжñ你好',
  '::::////....',
]
const anybody = ['qx7@zzqq.example', 'a.b+c@sub.host.co.uk', '1@1.io', 'Zoë_9@mail.museum', 'w-w@xn--zz.test']

/** Stars and networks that take everybody in, wherever they stand. */
const everybody = /^(?:[*%@.]*[*%][*%@.]*|\d+(?:\.\d+){3}\/[0-7]|[\da-f:]+\/(?:\d|1[0-5]))$/i
const everybodyWord = new Set(
  'all everyone everybody anyone anybody any public allusers allvisitors allcustomers alle jeder todos tous'.split(' '),
)
const audience = new Set(
  'audience audiences segment segments cohort cohorts users visitors groups group who'.split(' '),
)
const condition = new Set(
  'condition conditions when if expression rule filter query predicate cel expr where'.split(' '),
)
const turning = new Set(['negate', 'negated', 'negation', 'inverted', 'invert', 'not', 'exclude', 'excluded'])
const asked = ['attribute', 'property', 'field', 'contextname', 'trait']

/** A pattern names some people: never everybody, and never a pattern nobody can read. */
export const targetsSome = eachChange(({ before, after }, file) => {
  const { name } = lastName(before.path)
  if (turnsAround(file.before.root, before.path)) return ['config/targeting', `another question: ${name}`]
  if (isAtLeast(file.before.root, before.path) && isNothing(after.value) && !isNothing(before.value))
    return ['config/targeting', `${String(after.value)} or more is everybody`]
  if (typeof after.value !== 'string') return null
  const [from, to] = [String(before.value), after.value]
  if (hasWord(name, audience) && everybodyWord.has(bareKey(to)) && !everybodyWord.has(bareKey(from)))
    return ['config/targeting', to]
  if (hasWord(name, condition) && (isAlwaysTrue(to) || denied(from) === denied(to)))
    return ['config/targeting', to.slice(0, 60)]
  if (everybody.test(to) && !everybody.test(from)) return ['config/targeting', to]
  const isWide = isPattern(file.before.root, before.path)
    ? patternFault(from, to)
    : isPart(file.before.root, before.path) && isInAll(to) && !isInAll(from)
  return isWide ? ['config/targeting', to.slice(0, 60)] : null
})

/** What a condition asks, and whether it asks for the contrary, decides about everybody at once. */
function turnsAround(root: ConfigNode, path: KeyPath): boolean {
  const key = path.at(-1)
  const holder = nodesTo(root, path).at(-2)
  if (typeof key !== 'string' || holder?.kind !== 'object') return false
  const beside = [...holder.members.keys()].map(bareKey)
  const isCondition = beside.some((each) => asked.includes(each)) && beside.length > 1
  return isCondition && (turning.has(bareKey(key)) || operators.includes(key) || asked.includes(bareKey(key)))
}

/** `true`, `1 = 1`, `… || true` */
const isAlwaysTrue = (text: string): boolean =>
  /^\s*(?:true|1|always|\*)\s*$|(?:\|\||\bor\b)\s*(?:true|1)\s*$/i.test(text) ||
  /(?:^|\bor\b|\|\|)\s*(['"]?\w+['"]?)\s*={1,3}\s*\1\s*$/i.test(text)

/** A condition without what turns it into its contrary. */
const denied = (text: string): string => text.replace(/\bnot\b|[!=\s]/gi, '')

/** Whether a value is the least that something must be. */
const isAtLeast = (root: ConfigNode, path: KeyPath): boolean =>
  keyWords(lastName(path).name).some((word) => operands.has(word)) &&
  operatorsBeside(root, path).some((each) => /(?:gte?|>=?|greater|at_?least)/i.test(each))
const isNothing = (value: ConfigValue['value']): boolean => /^0+(?:\.0+)*$/.test(String(value))

/** `@` is a part of every mail address. */
const isInAll = (part: string): boolean => anybody.every((text) => text.includes(part))

/** Whether the value at this path is looked for as a part of what is known of a person. */
function isPart(root: ConfigNode, path: KeyPath): boolean {
  const { name } = lastName(path)
  if (partOperators.test(name)) return true
  return (
    keyWords(name).some((word) => operands.has(word)) &&
    operatorsBeside(root, path).some((each) => partOperators.test(each))
  )
}

function operatorsBeside(root: ConfigNode, path: KeyPath): string[] {
  const holder = nodesTo(root, path).findLast((node) => node.kind === 'object')
  return operators.map((key) => String(memberValue(holder, key) ?? ''))
}

/** Whether the value at this path is matched against what is known of a person. */
export function isPattern(root: ConfigNode, path: KeyPath): boolean {
  const { name } = lastName(path)
  const words = keyWords(name)
  if (words.some((word) => patternWords.has(word))) return true
  if (!words.some((word) => operands.has(word))) return false
  return operatorsBeside(root, path).some((each) => /regex|match/i.test(each))
}

function patternFault(before: string, after: string): boolean {
  const next = compile(after)
  if (next === null) {
    // A path with stars is no regular expression; what nobody can read may stay one, but not come new.
    const isStars = /^[*?/.\s-]*$/.test(after)
    return isStars || compile(before) !== null || after.trim() === '' || /\(\?/.test(after)
  }
  if (anything.every((text) => next.test(text))) return true
  // A repeated repetition takes other engines hours where the text almost matches.
  if (repeatsTwice.test(after) && !repeatsTwice.test(before)) return true
  return anybody.every((text) => next.test(text)) && !anybody.every((text) => compile(before)?.test(text))
}

const repeatsTwice = /\((?:[^()\\]|\\.)*[+*](?:[^()\\]|\\.)*\)(?:[+*]|\{\d*,)/

/** Without the slashes and flags that some configuration writes around a pattern. */
function compile(pattern: string): LinearPattern | null {
  const inside = /^\/([\s\S]+)\/[dgimsuy]*$/.exec(pattern)?.[1] ?? pattern
  return linearPattern(inside.replace(/^\(\?[ims]+\)/, ''))
}
