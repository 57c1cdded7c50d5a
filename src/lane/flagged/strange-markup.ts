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
    return node.name.type === 'JSXIdentifier' && strangeElements.has(node.name.name.toLowerCase())
  }
  if (node.type === 'JSXAttribute') {
    if (node.name.type !== 'JSXIdentifier') return false
    const { name } = node.name
    // A function as the action of a form runs on the server.
    if (/^(?:action|formAction)$/.test(name) && node.value?.type === 'JSXExpressionContainer') return true
    return strangeAttributes.has(name)
  }
  return node.type === 'Property' && strangeAttributes.has(keyName(node.key)) && keyName(node.key) !== 'is'
}

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
