import type { JSXElement } from 'oxc-parser'
import { childPieces, foldRun } from '../code/jsx-runs.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import { dottedName, isStringLiteral, literalName, type Node } from '../code/syntax.ts'
import { ancestorsOf } from '../code/walk-to.ts'
import { attributeName, isHandlerName } from './tracking-in-file.ts'

const acts: Readonly<Record<string, string>> = {
  onClick: 'Clicks on',
  onSubmit: 'Submitting',
  onChange: 'Changes of',
  onFocus: 'Focus on',
  onBlur: 'Leaving',
  onToggle: 'Opening or closing',
}
const kinds: Readonly<Record<string, string>> = {
  a: 'the link',
  Link: 'the link',
  button: 'the button',
  Button: 'the button',
  form: 'the form',
  input: 'the field',
  select: 'the choice',
  details: 'the section',
}

/** What somebody does at an element, in words: `Clicks on the button "Start free trial"`. */
export function sayAct(element: JSXElement, handler: string): string {
  const name = dottedName(element.openingElement.name) ?? 'element'
  const words = wordsOf(element)
  const short = words.length > 60 ? `${words.slice(0, 60)}…` : words
  const kind = kinds[name] ?? name
  return `${acts[handler] ?? `${handler} of`} ${kind}${short === '' ? '' : ` "${short}"`}`
}

/** What an element shows, or the keys by which that is looked up. */
export const wordsOf = (element: JSXElement): string => textOf(element, 0).replace(/\s+/g, ' ').trim()

function textOf(element: JSXElement, depth: number): string {
  if (depth > 5) return ''
  const drawn = childPieces(element.children)
    .map((piece) => {
      if (piece.kind === 'run') return foldRun(piece.nodes)
      const { node } = piece
      if (node.type === 'JSXElement') return textOf(node, depth + 1)
      if (node.type === 'JSXExpressionContainer' && isStringLiteral(node.expression as Node))
        return String((node.expression as { value: unknown }).value)
      return node.type === 'JSXExpressionContainer' ? keyOf(node.expression as Node) : ''
    })
    .join(' ')
  if (drawn.trim() !== '' || depth > 0) return drawn
  const label = element.openingElement.attributes.find(
    (each) => each.type === 'JSXAttribute' && /^(?:aria-label|title|alt|value|name)$/.test(attributeName(each)),
  )
  const value = label?.type === 'JSXAttribute' ? label.value : null
  return value !== null && isStringLiteral(value as Node) ? (value as unknown as { value: string }).value : ''
}

/** What is looked up or drawn, for want of words: `nav.pricing` of `t('nav.pricing')`, `plan.title`. */
function keyOf(node: Node): string {
  if (node.type !== 'CallExpression') return dottedName(node) ?? ''
  const [key] = node.arguments
  return key !== undefined && isStringLiteral(key) ? key.value : ''
}

/** Where a node stands: `Clicks on the button "Buy" in Cart`, `saveOrder in Cart`. */
export function sayPlace(path: string, parsed: ParsedCode, node: Node): string {
  const owners: string[] = []
  let act: string | null = null
  let element: JSXElement | null = null
  for (const each of [...ancestorsOf(parsed.program, node), node]) {
    if (each.type === 'JSXElement') {
      element = each
      act = null
    }
    const name = ownName(each)
    if (name !== null) {
      owners.push(name)
      act = null
    }
    if (each.type === 'JSXAttribute' && element !== null && isHandlerName(attributeName(each)))
      act = sayAct(element, attributeName(each))
  }
  const owner = owners.findLast((name) => /^[A-Z]/.test(name)) ?? owners.at(-1) ?? fileName(path)
  if (node.type === 'JSXAttribute' && act === null && element !== null)
    act = sayAct(element, 'onClick').replace(/^Clicks on t/, 'T')
  const inner = owners.at(-1)
  if (act === null && (inner === undefined || inner === owner)) return owner
  return `${act ?? inner} in ${owner}`
}

export const fileName = (path: string): string => path.split('/').pop()?.replace(/\..*$/, '') ?? path

export function ownName(node: Node): string | null {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ClassDeclaration':
      return node.id?.name ?? null
    case 'MethodDefinition':
      return literalName(node.key as Node)
    case 'VariableDeclarator':
      return node.id.type === 'Identifier' && node.init !== null && /Function|Call/.test(node.init.type)
        ? node.id.name
        : null
    default:
      return null
  }
}
