import type { JSXAttribute, JSXOpeningElement } from 'oxc-parser'
import { decodeEntities } from '../code/jsx-runs.ts'
import { dottedName, eachNode, isStringLiteral, type Node } from '../code/syntax.ts'

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
  'title',
  'fencedframe',
  'portal',
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

/** @param isDrawn inside a drawing, where a title names its parts */
export function isStrangeMarkup(node: Node, isDrawn: boolean): boolean {
  if (node.type === 'JSXOpeningElement') {
    if (node.name.type !== 'JSXIdentifier' || !/^\p{Ll}/u.test(node.name.name)) return false
    // A function as the action of a form runs on the server.
    const name = node.name.name.toLowerCase()
    return (strangeElements.has(name) && !(isDrawn && name === 'title')) || node.attributes.some(isStrangeOnHost)
  }
  if (node.type === 'JSXAttribute') {
    if (node.name.type !== 'JSXIdentifier') return false
    return strangeAttributes.has(node.name.name)
  }
  return node.type === 'Property' && strangeAttributes.has(keyName(node.key)) && keyName(node.key) !== 'is'
}

/** On an element of the page: whatever an object holds, and a form that sends elsewhere than to a page of this site. */
const isStrangeOnHost = (attribute: Node): boolean => {
  if (attribute.type === 'JSXSpreadAttribute') return true
  if (attribute.type !== 'JSXAttribute') return false
  const name = String(attribute.name.name)
  if (/^(?:form|formmethod|formtarget|formenctype)$/i.test(name)) return true
  const text = attribute.value && isStringLiteral(attribute.value) ? attribute.value.value : null
  if (name === 'method') return text === null || text.toLowerCase() !== 'get'
  return name === 'action' && !(text !== null && /^\/(?!\/)/.test(text))
}

const loadsFrom = /^(?:src|srcSet|poster|data|background|imageSrcSet|xlinkHref|style|backgroundImage)$/
const hosts = /(?:^|[\s"'(,])(?:https?:)?\/\/([^\s/"'`)?#,\\]+)/gi

/** Whether an attribute makes the page fetch from a host that it does not know yet: a picture tells whoever shows it. */
export function fetchesElsewhere(
  attribute: JSXAttribute,
  element: JSXOpeningElement,
  isKnownHost: (host: string) => boolean,
): boolean {
  if (attribute.value === null) return false
  const name = String(attribute.name.name)
  const isPart = name === 'href' && /^(?:use|image|feImage)$/.test(dottedName(element.name) ?? '')
  if (!isPart && !loadsFrom.test(name)) return false
  let found = false
  eachNode(attribute.value, (node) => {
    const text = isStringLiteral(node)
      ? decodeEntities(node.value)
      : node.type === 'TemplateElement'
        ? (node.value.cooked ?? '')
        : ''
    for (const [, host] of text.matchAll(hosts)) if (!isKnownHost(host ?? '')) found = true
  })
  return found
}

/** `createElement('script')` */
export const makesStrangeElement = (callee: string, first: Node | undefined): boolean =>
  /^(?:createElement|cloneElement|jsxs?)$/.test(callee) &&
  first !== undefined &&
  isStringLiteral(first) &&
  strangeElements.has(first.value.toLowerCase())

const keyName = (key: Node): string => (key.type === 'Identifier' ? key.name : isStringLiteral(key) ? key.value : '')

/** `javascript:` and the like, however it is put together: `'java' + 'script:'`, `['javascript', 'x'].join(':')`. */
export function isRunningAddress(node: Node): boolean {
  // An attribute keeps its entities; a string has none, and a text that only shows one is no address.
  if (isStringLiteral(node)) return runs(decodeEntities(node.value)) || /^javascript:?$/i.test(node.value)
  if (node.type !== 'JSXAttribute' && node.type !== 'BinaryExpression' && node.type !== 'TemplateLiteral') return false
  if (node.type === 'JSXAttribute' && node.value?.type !== 'JSXExpressionContainer') return false
  const parts: { readonly at: number; readonly text: string }[] = []
  eachNode(node, (each) => {
    if (isStringLiteral(each)) parts.push({ at: each.start, text: each.value })
    else if (each.type === 'TemplateElement') parts.push({ at: each.start, text: each.value.cooked ?? '' })
  })
  const texts = parts.sort((a, b) => a.at - b.at).map(({ text }) => text)
  return ['', ':'].some((joint) => runs(texts.join(joint)))
}

function runs(text: string): boolean {
  const bare = text.replace(/[\u0000-\u0020\u007f\u00ad\u200b-\u200f\u2028-\u202e\ufeff]/g, '').toLowerCase()
  return /^(?:javascript|vbscript)\s*:|^data:(?:text\/html|image\/svg|application)/.test(bare)
}
