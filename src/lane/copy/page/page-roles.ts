import type { RepoFacts } from '../../lane.ts'
import {
  endsAsTextName,
  isExactElement,
  isOption,
  labelsValue,
  sayElement,
  sentenceNames,
  textAttributes,
  textMeta,
  textProps,
} from '../visible-names.ts'
import type { PageText } from './page.ts'

/** What a reader knows of an element: names as written, values of attributes where they are plain. */
export interface PageElement {
  readonly name: string
  /** `null`: there, but computed or without a value. */
  readonly attributes: ReadonlyMap<string, string | null>
  /** All that gives it classes, as written: expressions and switches, too. */
  readonly classes: string
  /** The opening tag as written, of elements whose kind an attribute decides; '' of others. */
  readonly tag: string
  /** Some attribute can come from an expression whose names are unknown. */
  readonly isOpen: boolean
}

/**
 * Elements, beyond those that are exact everywhere, whose text a person copies or a machine reads. `<translate>` makes a key of
 * its text.
 */
const exactHere = new Set(['kbd', 'var', 'xmp', 'listing', 'plaintext', 'noembed', 'noframes', 'canvas', 'translate'])
const inline = new Set(
  'a abbr b bdi bdo cite data del dfn em font i ins label mark q s small span strike strong sub sup time tt u'.split(
    ' ',
  ),
)

const pascal = (name: string) => name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** An element that browsers know, not a component: `h1`, not `PlanCard`, `plan-card` or `Plan.Card`. */
export const isHost = (name: string): boolean => /^[a-z][a-z0-9]*$/.test(name)

/** An element at whose edges no white space is seen. */
export const isBlock = (name: string): boolean => isHost(name) && !inline.has(name)

/** An element whose text is not prose: code, raw text, pictures made of letters. */
export function isExact(element: PageElement, isTemplateExact: boolean): boolean {
  const { name, attributes } = element
  if (name === 'template') return isTemplateExact
  // `<component is="script">`, `<svelte:element this={'style'}>`
  if (/\b(?:script|style)\b/i.test(element.tag)) return true
  if (exactHere.has(name) || isExactElement(isHost(name) ? name : pascal(name))) return true
  if (isOption(name)) return !attributes.has('value')
  if (attributes.has('contenteditable') || attributes.has('contentEditable')) return true
  // Ligature icon fonts: the text is the name of a picture.
  return /material-(?:icons|symbols)|\bicon-ligature/.test(element.classes)
}

export interface AttributeRole {
  readonly kind: string
  readonly needs: PageText['needs']
  readonly words: string
}

/** What an attribute of this name holds if its value is a text; `null` where it never does. */
export function attributeRole(name: string, element: PageElement, facts: RepoFacts): AttributeRole | null {
  const role = { kind: `attribute:${name}`, words: `Attribute ${name} of ${element.name}` }
  if (element.name === 'meta') return name === 'content' ? metaRole(element) : null
  if (['link', 'script', 'style', 'base', 'param'].includes(element.name)) return null
  if (element.name === 'input') {
    const type = (element.attributes.get('type') ?? '').toLowerCase()
    if (type === 'hidden') return null
    if (name === 'value') {
      // With a name of its own, a submit button sends what it says.
      const isSent = type === 'submit' && element.attributes.has('name')
      const isShown = !isSent && ['submit', 'button', 'reset'].includes(type)
      return isShown ? { ...role, needs: 'not-code', words: 'Button' } : null
    }
  }
  if (labelsValue(element.name, name, element.attributes.has('value'))) return null
  const always = isHost(element.name) || name.startsWith('aria-')
  if (textAttributes.has(name)) return { ...role, needs: always ? 'not-code' : 'prose' }
  if (isHost(element.name)) return null
  const prop = camel(name)
  if (facts.text.props.includes(prop) || textProps.has(prop) || textAttributes.has(prop) || endsAsTextName(prop))
    return { ...role, needs: 'prose' }
  return sentenceNames.has(prop) ? { ...role, needs: 'sentence' } : null
}

function metaRole({ attributes, isOpen }: PageElement): AttributeRole | null {
  const names = ['name', 'property', 'http-equiv', 'itemprop', 'charset'].filter((name) => attributes.has(name))
  const value = names.length === 1 ? attributes.get(names[0] ?? '') : null
  if (isOpen || value === null || value === undefined || !textMeta.has(value) || names[0] === 'http-equiv') return null
  return { kind: `meta:${value}`, needs: 'not-code', words: `Meta ${value}` }
}

export const sayText = (name: string): string => sayElement(name)
