import type { CallExpression, MemberExpression } from 'oxc-parser'
import type { Node } from '../code/syntax.ts'
import {
  acting,
  byItself,
  calling,
  changing,
  doing,
  doingHook,
  isFunction,
  isHandlerName,
  isHookName,
  plainGlobals,
  reading,
  telling,
} from './guarded-names.ts'
import { calleeName, type Moment } from './moments.ts'
import { chainRootOf, lastName, rootOf } from './origins.ts'
import { changesList, isMadeHere } from './own-values.ts'
import type { FlaggedRule } from './rules.ts'
import { makesStrangeElement } from './strange-markup.ts'
import type { Surroundings } from './surroundings.ts'

/** What is wrong with a call whenever it is made. */
export function callFault(node: CallExpression, moment: Moment, around: Surroundings): FlaggedRule | null {
  const { callee } = node
  const name = meantName(callee, around)
  if (isHookName(name)) {
    if (doingHook.test(name)) return 'flagged/effect'
    return moment === 'component' ? null : 'flagged/hook'
  }
  if (callee.type !== 'Identifier' && callee.type !== 'MemberExpression') return 'flagged/effect'
  if (callee.type === 'MemberExpression' && callee.computed) return 'flagged/effect'
  return makesStrangeElement(name, node.arguments[0]) ? 'flagged/markup' : null
}

/** What runs when a call is made to show something: what is called, and functions that are handed to it by name. */
export function calledBy(node: CallExpression, around: Surroundings): readonly Node[] {
  const name = meantName(node.callee, around)
  if (isHookName(name)) return handedToHook(name, node.arguments, around).filter(isNamed)
  return calling.has(calleeName(node)) ? [node.callee, ...node.arguments.filter(isNamed)] : [node.callee]
}

const isNamed = (node: Node): boolean => node.type === 'Identifier' || node.type === 'MemberExpression'

/** What a hook calls while the page is drawn. */
function handedToHook(name: string, handed: readonly Node[], around: Surroundings): readonly Node[] {
  if (name === 'useMemo') return handed.slice(0, 1)
  if (name === 'useSyncExternalStore') return handed.slice(1)
  // They take values, too, whose names may be those of functions.
  return name === 'useState' || name === 'useReducer' ? handed.filter((each) => isFunctionHere(each, around)) : []
}

/** Whether a name stands for a function that the file imports or declares, or for one that changes a state. */
function isFunctionHere(node: Node, { origins }: Surroundings): boolean {
  const root = rootOf(node)
  if (root?.type !== 'Identifier') return false
  const origin = origins.of(root)
  return origin.kind === 'made'
    ? origin.init !== null && isFunction(origin.init)
    : origin.kind === 'import' || origin.kind === 'function' || origin.kind === 'changes'
}

/** Whether something may not be called to show something, which may happen at any time and often. */
export function doesWhenShown(callee: Node, node: CallExpression, around: Surroundings): boolean {
  const name = meantName(callee, around)
  const own = lastName(callee) ?? ''
  const changes = doing.test(name) || doing.test(own) || isHandlerName(own) || byItself.test(own)
  if (callee.type === 'Identifier') {
    const origin = around.origins.of(callee)
    if (origin.kind === 'changes' || (changes && origin.kind !== 'global')) return true
    return around.origins.isGiven(origin) && !isTelling(name) && (callee === node.callee || isCalledBack(callee, node))
  }
  if (callee.type !== 'MemberExpression') return false
  const root = chainRootOf(callee)
  if (root.type === 'Identifier' && root.name === 'Math' && around.origins.isGlobal(root)) return false
  if (changing.has(own) || changes) return !isOfItsOwn(own, callee, node, around)
  if (!isTelling(own) && !isOfFile(root, callee, around)) return true
  return namesAlong(callee.object).some((each) => acting.test(each)) && !reading.test(own)
}

/** `items.map(load)`: calls `load` as well as `load(item)` does. */
function isCalledBack(handed: Node, node: CallExpression): boolean {
  const name = calleeName(node)
  return callsBack.test(name) && node.arguments[name === 'from' || name === 'useSyncExternalStore' ? 1 : 0] === handed
}

const callsBack =
  /^(?:useMemo|useSyncExternalStore|map|flatMap|filter|forEach|some|every|find\w*|reduce\w*|sort|toSorted|from)$/

const isTelling = (name: string): boolean => telling.has(name) || reading.test(name)

/** What a function is called where it comes from: an import or a constant may give it another name. */
function meantName(callee: Node, { origins }: Surroundings): string {
  if (callee.type !== 'Identifier') return lastName(callee) ?? ''
  const origin = origins.of(callee)
  return ('name' in origin ? origin.name : null) || callee.name
}

/** A list made here may be sorted, an object made here be filled; what comes from elsewhere is shared. */
function isOfItsOwn(name: string, { object }: MemberExpression, node: CallExpression, around: Surroundings): boolean {
  if (changesList.test(name)) return isMadeHere(object, around)
  return name === 'assign' && node.arguments[0]?.type === 'ObjectExpression'
}

/** Whether a file imports or declares a function, so that the reviewer can look at it. */
function isOfFile(root: Node, { object }: MemberExpression, { origins }: Surroundings): boolean {
  // What a component was given is no part of the file: `this.props.load()`.
  if (root.type === 'ThisExpression') return object === root
  if (root.type !== 'Identifier') return false
  const { kind } = origins.of(root)
  return kind === 'import' || kind === 'function' || kind === 'class' || plainGlobals.has(root.name)
}

/** `props`, `router` and `replace` of `props.router.replace(…)`. */
function namesAlong(node: Node): string[] {
  if (node.type === 'CallExpression') return namesAlong(node.callee)
  if (node.type === 'MemberExpression') return [...namesAlong(node.object), lastName(node) ?? '']
  return [lastName(node) ?? '']
}
