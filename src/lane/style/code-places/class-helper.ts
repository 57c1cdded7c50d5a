import type { CallExpression } from 'oxc-parser'
import { declarationAt, nameUses } from '../../code/name-uses.ts'
import { literalName, type Node } from '../../code/syntax.ts'
import type { PlaceFinder } from './place-finder.ts'

/** Functions that join class names; what they are given is one class list. */
export const joiners = new Set(['cn', 'clsx', 'classnames', 'classNames', 'cx', 'twMerge', 'twJoin'])
/** Those of them that take the keys of an object whose values are true. */
export const keyJoiners = new Set(['cn', 'clsx', 'classnames', 'classNames', 'cx'])
/** Functions that choose among class lists by an object of variants. */
export const variants = new Set(['cva', 'tv'])

/** The name of a known function that is called; `null` where the file gives that name to something of its own. */
export function helperOf(finder: PlaceFinder, call: CallExpression): string | null {
  const { callee } = call
  if (callee.type !== 'Identifier' || !(joiners.has(callee.name) || variants.has(callee.name))) return null
  const { name } = callee
  let isHelper = finder.helpers.get(name)
  if (isHelper === undefined) {
    const uses = nameUses(finder.parsed, name)
    const imported = finder.parsed.program.body.flatMap((statement) =>
      statement.type === 'ImportDeclaration' ? statement.specifiers : [],
    )
    isHelper = uses.declarations.every(({ node }) => {
      const specifier = imported.find((one) => one.end === node.end)
      if (specifier === undefined) return false
      if (specifier.type !== 'ImportSpecifier') return true
      const theirs = literalName(specifier.imported as Node) ?? ''
      return theirs === 'default' || joiners.has(theirs) || variants.has(theirs)
    })
    // A reference that no declaration covers is a global; one that a parameter covers is not the import.
    isHelper &&= uses.references.every(({ node }) => {
      const declared = declarationAt(uses, node)
      return declared === null || declared.scope.type === 'Program'
    })
    finder.helpers.set(name, isHelper)
  }
  return isHelper ? name : null
}
