import { eachNode, isStringLiteral, type Node } from '../code/syntax.ts'

/** Elements that run something, frame another page, or hold for the whole page. */
const strangeElements = new Set([
  'script',
  'style',
  'link',
  'meta',
  'base',
  'iframe',
  'frame',
  'frameset',
  'object',
  'embed',
  'applet',
  'html',
  'head',
  'body',
  'noscript',
])
const strangeAttributes = new Set([
  'dangerouslySetInnerHTML',
  'innerHTML',
  'srcDoc',
  'srcdoc',
  'is',
  'formAction',
  'formaction',
  'ping',
  'manifest',
])

export function isStrangeMarkup(node: Node): boolean {
  if (node.type === 'JSXOpeningElement') {
    if (node.name.type !== 'JSXIdentifier' || !/^\p{Ll}/u.test(node.name.name)) return false
    // A function as the action of a form runs on the server.
    return strangeElements.has(node.name.name.toLowerCase()) || node.attributes.some(isStrangeOnHost)
  }
  if (node.type === 'JSXAttribute') {
    if (node.name.type !== 'JSXIdentifier') return false
    return strangeAttributes.has(node.name.name)
  }
  return node.type === 'Property' && strangeAttributes.has(keyName(node.key)) && keyName(node.key) !== 'is'
}

/** On an element of the page: whatever an object holds, and a form that sends elsewhere than to this site. */
const isStrangeOnHost = (attribute: Node): boolean => {
  if (attribute.type === 'JSXSpreadAttribute') return true
  if (attribute.type !== 'JSXAttribute' || attribute.name.name !== 'action') return false
  return !(attribute.value && isStringLiteral(attribute.value) && /^\/(?!\/)/.test(attribute.value.value))
}

/** `createElement('script')` */
export const makesStrangeElement = (callee: string, first: Node | undefined): boolean =>
  /^(?:createElement|cloneElement|jsxs?)$/.test(callee) &&
  first !== undefined &&
  isStringLiteral(first) &&
  strangeElements.has(first.value.toLowerCase())

const keyName = (key: Node): string => (key.type === 'Identifier' ? key.name : isStringLiteral(key) ? key.value : '')

/** `javascript:` and the like, also split by characters that browsers leave out. */
export function isRunningAddress(node: Node): boolean {
  if (node.type === 'JSXAttribute' && node.value?.type === 'JSXExpressionContainer') {
    const parts: string[] = []
    eachNode(node.value, (each) => {
      if (isStringLiteral(each)) parts.push(each.value)
      else if (each.type === 'TemplateElement') parts.push(each.value.cooked ?? '')
    })
    // However it is put together: `'java' + 'script:'`, `['javascript', 'x'].join(':')`.
    return parts.length > 1 && ['', ':'].some((joint) => runs(parts.join(joint)))
  }
  const text = isStringLiteral(node) ? node.value : node.type === 'TemplateElement' ? (node.value.cooked ?? '') : ''
  return runs(text)
}

function runs(text: string): boolean {
  const bare = text.replace(/[\u0000-\u0020\u007f\u00ad\u200b-\u200f\u2028-\u202e\ufeff]/g, '').toLowerCase()
  return /^(?:javascript|vbscript)\s*:|^data:(?:text\/html|image\/svg|application)/.test(bare)
}
