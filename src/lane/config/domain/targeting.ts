import { type ConfigNode, type KeyPath, memberValue, nodesTo } from '../config-document.ts'
import { keyWords, lastName } from '../key-words.ts'
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
const everybody = /^(?:[*%]+|0\.0\.0\.0\/0|::\/0)$/

/** A pattern names some people: never everybody, and never a pattern nobody can read. */
export const targetsSome = eachChange(({ before, after }, file) => {
  if (typeof after.value !== 'string') return null
  const [from, to] = [String(before.value), after.value]
  if (everybody.test(to) && !everybody.test(from)) return ['config/targeting', to]
  const isWide = isPattern(file.before.root, before.path)
    ? patternFault(from, to)
    : isPart(file.before.root, before.path) && isInAll(to) && !isInAll(from)
  return isWide ? ['config/targeting', to.slice(0, 60)] : null
})

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
