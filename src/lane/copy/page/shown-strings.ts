import type { TemplateElement } from 'oxc-parser'
import { parseCode } from '../../code/parse-code.ts'
import { isStringLiteral, type Node } from '../../code/syntax.ts'
import type { Span } from '../../lane.ts'
import type { PageExpression, PageText } from './page.ts'

const maxLength = 20_000
const maxBranches = 100

/** Follows an expression that is shown down to the strings it can be: branches of `?:`, `&&`, `||`, `??`, both sides of `+`. */
export function shownStrings(source: string, expression: PageExpression): PageText[] {
  const { start, end } = expression.span
  const written = source.slice(start, end)
  if (written.length > maxLength || !/['"`]/.test(written)) return []
  const text = `(${written}\n)`
  const parsed = parseCode('expression.ts', text)
  if (parsed.kind !== 'parsed') return []
  const [statement, ...others] = parsed.program.body
  if (statement?.type !== 'ExpressionStatement' || others.length > 0) return []
  const moved = (span: Span): Span => ({ start: span.start - 1 + start, end: span.end - 1 + start })
  const found: PageText[] = []
  const add = (form: PageText['form'], node: Span, holes: readonly Span[]) => {
    const outer = moved(node)
    found.push({
      ...expression,
      form,
      kind: form === 'page-template' && expression.kind === 'string' ? 'template' : expression.kind,
      inner: { start: outer.start + 1, end: outer.end - 1 },
      outer,
      holes: holes.map(moved),
      address: `${expression.address}>{}`,
      siblings: null,
    })
  }
  const follow = (node: Node, depth: number): void => {
    if (depth > maxBranches) return
    if (isStringLiteral(node)) add('page-string', node, [])
    else if (node.type === 'TemplateLiteral') add('page-template', node, holesOf(text, node))
    else if (node.type === 'ConditionalExpression') {
      follow(node.consequent, depth + 1)
      follow(node.alternate, depth + 1)
    } else if (node.type === 'LogicalExpression') {
      if (node.operator !== '&&') follow(node.left, depth + 1)
      follow(node.right, depth + 1)
    } else if (node.type === 'BinaryExpression' && node.operator === '+') {
      follow(node.left as Node, depth + 1)
      follow(node.right, depth + 1)
    } else if (
      node.type === 'TSAsExpression' ||
      node.type === 'TSSatisfiesExpression' ||
      node.type === 'TSNonNullExpression'
    )
      follow(node.expression, depth + 1)
  }
  follow(statement.expression, 0)
  return found
}

function holesOf(text: string, node: Extract<Node, { type: 'TemplateLiteral' }>): Span[] {
  return node.expressions.map(({ start }, index) => {
    // A quasi begins with the brace that closes the expression before it.
    const { start: closing } = node.quasis[index + 1] as TemplateElement
    return { start: text.lastIndexOf('${', start), end: closing + 1 }
  })
}
