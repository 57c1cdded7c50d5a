import { type ConfigNode, memberValue, nodesTo } from '../config-document.ts'
import { keyWords, lastName } from '../key-words.ts'
import { type LinearPattern, linearPattern } from '../linear-pattern.ts'
import { eachChange } from './domain-rule.ts'

const patternWords = new Set(['regex', 'regexp', 'pattern', 'patterns', 'matches', 'match'])
const operators = ['operator', 'op', 'operation', 'comparator', 'condition', 'type']
const operands = new Set(['value', 'values', 'target', 'targets'])

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

/** A pattern names some people: never everybody, and never a pattern nobody can read. */
export const targetsSome = eachChange(({ before, after }, file) => {
  if (typeof after.value !== 'string' || !isPattern(file.before.root, before.path)) return null
  return patternFault(String(before.value), after.value) ? ['config/targeting', after.value.slice(0, 60)] : null
})

/** Whether the value at this path is matched against what is known of a person. */
export function isPattern(root: ConfigNode, path: readonly (string | number)[]): boolean {
  const { name } = lastName(path)
  const words = keyWords(name)
  if (words.some((word) => patternWords.has(word))) return true
  if (!words.some((word) => operands.has(word))) return false
  const holder = nodesTo(root, path).findLast((node) => node.kind === 'object')
  return operators.some((key) => /regex|match/i.test(String(memberValue(holder, key) ?? '')))
}

function patternFault(before: string, after: string): boolean {
  const next = compile(after)
  if (next === null) {
    // A path with stars is no regular expression; what nobody can read may stay one, but not come new.
    const isStars = /^[*?/.\s-]*$/.test(after)
    return isStars || compile(before) !== null || after.trim() === '' || /\(\?/.test(after)
  }
  if (anything.every((text) => next.test(text))) return true
  return anybody.every((text) => next.test(text)) && !anybody.every((text) => compile(before)?.test(text))
}

/** Without the slashes and flags that some configuration writes around a pattern. */
function compile(pattern: string): LinearPattern | null {
  const inside = /^\/([\s\S]+)\/[dgimsuy]*$/.exec(pattern)?.[1] ?? pattern
  return linearPattern(inside.replace(/^\(\?[ims]+\)/, ''))
}
