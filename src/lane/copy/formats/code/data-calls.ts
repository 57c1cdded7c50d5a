import type { CallExpression } from 'oxc-parser'
import { dottedName, isStringLiteral, type Node } from '../../../code/syntax.ts'

/** Calls that store, send or look up what they are given: rows of a database, bodies of requests, events. */
const storing =
  /(?:^|\.)(?:find(?:First|Unique)(?:OrThrow)?|find(?:One|Many|All)|findOneAnd\w+|find(?:AndCountAll|OrCreate)|insert(?:One|Many)?|bulkCreate|createMany|(?:update|delete)(?:One|Many)|upsert|where|orWhere|andWhere|values|mutate|mutateAsync|post|put|patch|request|fetch|setItem|track|trackEvent|logEvent|recordEvent|recordAuditLog|capture|captureEvent|captureMessage|captureException|gtag|registerTool)$/
/** The same where a client stands before them: `prisma.board.create`, `stripe.products.create`; not `StyleSheet.create`. */
const ofClient = /^(?:\w+\.){2,}(?:create|update|save)$/
/** What operators and language models read is no text of the product. */
const reading =
  /^(?:tool|dynamicTool|log|(?:generate|stream)(?:Text|Object))$|(?:^|\.)(?:console|log|logger|Sentry)\.\w+$/

/** Calls whose events also name what they count by a member: `track('opened', { tab: tab.label })`. */
const counting = /(?:^|\.)(?:track|trackEvent|logEvent|recordEvent|capture|captureEvent|gtag)$/

const isDataCall = (name: string): boolean =>
  (storing.test(name) && !name.startsWith('Object.')) ||
  ofClient.test(name.replace(/^this\./, '')) ||
  reading.test(name)

/** What a call makes of the texts it is given. */
export interface DataFound {
  /** A literal whose value is data. */
  readonly literal: (node: Node) => void
  /** A variable whose object is data as a whole. */
  readonly variable: (name: string) => void
  /** A member whose value is data. */
  readonly member: (node: Node) => void
}

/** The texts that a call stores, sends or looks up, in objects and lists of its arguments too. */
export function findData(call: CallExpression, name: string, found: DataFound): void {
  if (!isDataCall(name)) return
  const follow = (node: Node, depth: number): void => {
    if (depth > 20) return
    const into = (next: Node) => follow(next, depth + 1)
    switch (node.type) {
      case 'Literal':
        if (isStringLiteral(node)) found.literal(node)
        return
      case 'TemplateLiteral':
        return found.literal(node)
      case 'Identifier':
        return found.variable(node.name)
      case 'MemberExpression':
        if (counting.test(name)) found.member(node)
        return
      case 'ObjectExpression':
        for (const property of node.properties) into(property.type === 'Property' ? property.value : property.argument)
        return
      case 'ArrayExpression':
        for (const element of node.elements) if (element !== null) into(element)
        return
      case 'SpreadElement':
      case 'AwaitExpression':
        return into(node.argument)
      case 'ConditionalExpression':
        into(node.consequent)
        return into(node.alternate)
      case 'LogicalExpression':
        into(node.left)
        return into(node.right)
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
        return into(node.expression)
      case 'CallExpression':
        if (dottedName(node.callee) === 'JSON.stringify') for (const argument of node.arguments) into(argument)
        else if (node.arguments[0]?.type === 'TaggedTemplateExpression') into(node.arguments[0])
        return
      case 'TaggedTemplateExpression':
        return found.literal(node.quasi)
      default:
    }
  }
  for (const argument of call.arguments) follow(argument, 0)
}
