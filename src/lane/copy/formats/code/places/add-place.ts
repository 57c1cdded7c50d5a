import type { StringLiteral, TemplateLiteral } from 'oxc-parser'
import { runNode } from '../../../../code/compare-trees.ts'
import { type ChildPiece, foldRun } from '../../../../code/jsx-runs.ts'
import { jsxPieces, stringPieces } from '../../../../code/literal-pieces.ts'
import type { Node } from '../../../../code/syntax.ts'
import { templatePieces } from '../../../../code/template-pieces.ts'
import { valueOf } from '../../../../source/pieces.ts'
import { sayLanguage } from '../../../locale-path.ts'
import type { Place } from '../../../place.ts'
import { looksLikeCode, readsAsProse, readsAsSentence } from '../../../prose.ts'
import { type LiteralUses, literalUses } from '../uses/literal-uses.ts'
import { literalUsesOf } from '../uses/uses-of-words.ts'
import type { PlaceFinder } from './place-finder.ts'
import type { Role, Surroundings } from './place-role.ts'
import { runPieces, runText } from './text-pieces.ts'

export function addRun(
  finder: PlaceFinder,
  piece: Extract<ChildPiece, { kind: 'run' }>,
  role: Role,
  around: Surroundings,
): void {
  const node = runNode(piece.nodes)
  if (node === null) return
  finder.attempt(node, around, () => tryRun(finder, node, piece, role, around))
}

function tryRun(
  finder: PlaceFinder,
  node: Node,
  piece: Extract<ChildPiece, { kind: 'run' }>,
  role: Role,
  around: Surroundings,
): void {
  const value = foldRun(piece.nodes).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
  // A no-break space alone says nothing that could be said otherwise.
  if (value.trim() === '') return
  if (role.holder !== null && isUsed(finder, node, value, role, around)) return
  const pieces = runPieces(finder.parsed.text, piece)
  const inner = pieces.map((part) => part.raw).join('')
  const start = piece.start + runText(finder.parsed.text, piece).indexOf(inner)
  const end = start + inner.length
  if (around.isOwnKey === true && finder.parsed.text[end] === '{' && endsInQuote(value)) return
  addPlace(finder, node, role, around, null, { form: 'jsx-text', start, end, inner: { start, end }, value, pieces })
}

export function addString(
  finder: PlaceFinder,
  node: StringLiteral,
  form: 'string' | 'jsx-attribute',
  role: Role,
  around: Surroundings,
  language: string | null = null,
): void {
  finder.attempt(node, around, () => tryString(finder, node, form, role, around, language))
}

function tryString(
  finder: PlaceFinder,
  node: StringLiteral,
  form: 'string' | 'jsx-attribute',
  role: Role,
  around: Surroundings,
  language: string | null,
): void {
  const raw = node.raw?.slice(1, -1) ?? ''
  const pieces = form === 'string' ? stringPieces(raw) : jsxPieces(raw)
  const value = valueOf(pieces)
  if (value.trim() === '' || !allows(finder, node, value, role, around)) return
  addPlace(finder, node, role, around, language, {
    form,
    start: node.start,
    end: node.end,
    inner: { start: node.start + 1, end: node.end - 1 },
    value,
    pieces,
  })
}

export function addTemplate(
  finder: PlaceFinder,
  node: TemplateLiteral,
  role: Role,
  around: Surroundings,
  language: string | null,
): void {
  finder.attempt(node, around, () => tryTemplate(finder, node, role, around, language))
}

function tryTemplate(
  finder: PlaceFinder,
  node: TemplateLiteral,
  role: Role,
  around: Surroundings,
  language: string | null,
): void {
  const pieces = templatePieces(finder.parsed.text, node)
  const value = valueOf(pieces)
  const bare = pieces
    .filter((piece) => piece.whole !== true)
    .map((piece) => piece.value)
    .join('')
  // How a template reads is judged without what its expressions are written like: `details.${x ? 'a' : 'b'}_title` is a key.
  const read = pieces.map((piece) => (piece.whole === true ? 'Word' : piece.value)).join('')
  if (bare.trim() === '' || !allows(finder, node, value, role, around, read)) return
  const isQuoted = node.quasis.some((quasi) => !quasi.tail && endsInQuote(quasi.value.raw))
  if (role.kind === 'sentence-key' && isQuoted) return
  const inner = { start: node.start + 1, end: node.end - 1 }
  addPlace(finder, node, { ...role, kind: role.kind === 'string' ? 'template' : role.kind }, around, language, {
    form: 'template',
    start: node.start,
    end: node.end,
    inner,
    value,
    pieces,
  })
}

function addPlace(
  finder: PlaceFinder,
  node: Node,
  role: Role,
  around: Surroundings,
  language: string | null,
  text: Pick<Place, 'form' | 'start' | 'end' | 'inner' | 'value' | 'pieces'>,
): void {
  const owner = around.owners.findLast((name) => /^[A-Z]/.test(name)) ?? around.owners.at(-1) ?? finder.fileName
  const context =
    role.kind === 'message' && language ? `${role.key} (${sayLanguage(language)})` : `${role.words} in ${owner}`
  const address = [...around.owners, '|', ...around.elements, role.step].join('>')
  finder.places.set(node, {
    ...text,
    kind: role.kind,
    context,
    address,
    language,
    key: role.key,
    isMessage: role.isMessage,
    sentence: role.sentence,
  })
}

function allows(
  finder: PlaceFinder,
  node: Node,
  value: string,
  role: Role,
  around: Surroundings,
  read = value,
): boolean {
  if (role.needs !== 'anything' && looksLikeCode(read)) return false
  if (role.needs === 'prose' && !readsAsProse(read)) return false
  if (role.needs === 'sentence' && !readsAsSentence(read)) return false
  if (role.property === null && role.holder === null && role.kind !== 'constant') return true
  const { property } = role
  // Where the file gets at a property, it may show it, and whoever reads what is shown reads that.
  if (property !== null && finder.reads.readsShownText && finder.parsed.text.includes(`.${property}`)) return false
  return !isUsed(finder, node, value, role, around)
}

/** In messages of ICU an apostrophe before an argument makes it a word: `Hi '{name}`. Two of them are an apostrophe. */
const endsInQuote = (text: string): boolean => (/'*$/.exec(text)?.[0].length ?? 0) % 2 === 1

/**
 * Whether the file decides by a value, by the property that holds it or by the variable around that, or hands the text itself on
 * as data. Reading the whole file answers for all its texts; for a single one it is enough to read where its words stand.
 */
function isUsed(finder: PlaceFinder, node: Node, value: string, role: Role, around: Surroundings): boolean {
  const { parsed, targets, facts } = finder
  const property = role.property ?? role.holder
  const owner = around.owners.at(-1) ?? ''
  // Words of a default are looked at where they stand only: the key beside them is what the file may also use.
  const isValue = (uses: LiteralUses) => role.kind !== 'default' && uses.values.has(value)
  const isHandedOn = (uses: LiteralUses) =>
    uses.data.has(node) ||
    (property !== null && (uses.properties.has(property) || uses.variables.has(owner))) ||
    (role.property !== null && uses.keys.has(role.property))
  if (targets?.length !== 1) {
    finder.uses ??= literalUses(parsed.program, facts)
    return isValue(finder.uses) || isHandedOn(finder.uses)
  }
  // Asked again for the new text of the same place: its property is known, and a text that stands nowhere is not used.
  const known = property === null ? undefined : finder.propertyUses.get(property)
  if (known === false && !parsed.text.includes(value) && !/[\\\r]/.test(parsed.text)) return false
  const words = [value, property ?? '', owner].filter((word, index) => index === 0 || word !== '')
  const uses = literalUsesOf(parsed, facts, words, targets[0])
  const isDecided = isHandedOn(uses)
  if (property !== null) finder.propertyUses.set(property, isDecided)
  return isDecided || isValue(uses)
}
