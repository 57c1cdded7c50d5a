import { isStringLiteral, type Node } from '../code/syntax.ts'

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
const strangeAttributes = new Set(['dangerouslySetInnerHTML', 'innerHTML', 'srcDoc', 'srcdoc', 'is'])

export function isStrangeMarkup(node: Node): boolean {
  if (node.type === 'JSXOpeningElement') {
    if (node.name.type !== 'JSXIdentifier' || !/^\p{Ll}/u.test(node.name.name)) return false
    // A function as the action of a form runs on the server.
    return strangeElements.has(node.name.name.toLowerCase()) || node.attributes.some(isComputedAction)
  }
  if (node.type === 'JSXAttribute') {
    if (node.name.type !== 'JSXIdentifier') return false
    return strangeAttributes.has(node.name.name)
  }
  return node.type === 'Property' && strangeAttributes.has(keyName(node.key)) && keyName(node.key) !== 'is'
}

const isComputedAction = (attribute: Node): boolean =>
  attribute.type === 'JSXAttribute' &&
  /^(?:action|formAction)$/.test(String(attribute.name.name)) &&
  attribute.value?.type === 'JSXExpressionContainer'

const keyName = (key: Node): string => (key.type === 'Identifier' ? key.name : isStringLiteral(key) ? key.value : '')

/** `javascript:` and the like, also split by characters that browsers leave out. */
export function isRunningAddress(node: Node): boolean {
  const text = isStringLiteral(node) ? node.value : node.type === 'TemplateElement' ? (node.value.cooked ?? '') : ''
  return /^(?:javascript|vbscript|data:(?:text\/html|image\/svg|application))/.test(
    text.replace(/[\u0000-\u0020\u007f\u00ad\u200b-\u200f\u2028-\u202e\ufeff]/g, '').toLowerCase(),
  )
    ? /^[^a-z]*[a-z]+\s*:/i.test(text.replace(/[\u0000-\u0020]/g, ''))
    : false
}
