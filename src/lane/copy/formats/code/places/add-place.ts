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
import { type LiteralUses, literalUses } from '../literal-uses.ts'
import { literalUsesOf } from '../uses-of-words.ts'
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
  const pieces = runPieces(finder.parsed.text, piece)
  const inner = pieces.map((part) => part.raw).join('')
  const start = piece.start + runText(finder.parsed.text, piece).indexOf(inner)
  const end = start + inner.length
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
  if (role.property === null && role.kind !== 'constant') return true
  const { property } = role
  // Where the file gets at a property, it may show it, and whoever reads what is shown reads that.
  if (property !== null && finder.reads.readsShownText && finder.parsed.text.includes(`.${property}`)) return false
  return !isUsed(finder, node, value, property, around.owners.at(-1) ?? '')
}

/**
 * Whether the file decides by a value, by the property that holds it or by the variable around that, or hands the text itself on
 * as data. Reading the whole file answers for all its texts; for a single one it is enough to read where its words stand.
 */
function isUsed(finder: PlaceFinder, node: Node, value: string, property: string | null, owner: string): boolean {
  const { parsed, targets, facts } = finder
  const isHandedOn = (uses: LiteralUses) =>
    uses.data.has(node) || (property !== null && (uses.properties.has(property) || uses.variables.has(owner)))
  if (targets?.length !== 1) {
    finder.uses ??= literalUses(parsed.program, facts)
    return finder.uses.values.has(value) || isHandedOn(finder.uses)
  }
  // Asked again for the new text of the same place: its property is known, and a text that stands nowhere is not used.
  const known = property === null ? undefined : finder.propertyUses.get(property)
  if (known === false && !parsed.text.includes(value) && !/[\\\r]/.test(parsed.text)) return false
  const words = [value, property ?? '', owner].filter((word, index) => index === 0 || word !== '')
  const uses = literalUsesOf(parsed, facts, words, targets[0])
  const isDecided = isHandedOn(uses)
  if (property !== null) finder.propertyUses.set(property, isDecided)
  return isDecided || uses.values.has(value)
}
