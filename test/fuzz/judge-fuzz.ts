/**
 * Mutation fuzz of the copy contract: changes of everything that is not a slot, alone and beside an honest edit, must never be
 * admitted.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Patch } from '../../src/change/patch.ts'
import { type ParsedCode, parseCode } from '../../src/lane/code/parse-code.ts'
import { eachNode, isStringLiteral } from '../../src/lane/code/syntax.ts'
import { formatOf, readPlaces } from '../../src/lane/copy/formats.ts'
import type { Place } from '../../src/lane/copy/place.ts'
import { defaultFacts, judge } from '../../src/lane/index.ts'
import { readJson } from '../../src/lane/json/read-json.ts'

export interface FuzzSource {
  readonly path: string
  readonly text: string
  readonly places: readonly Place[]
  /** Ranges that no mutation may touch: slots with the white space around them. */
  readonly closed: readonly { readonly start: number; readonly end: number }[]
  /** Ranges of whole tokens or nodes to mutate. */
  readonly targets: readonly Target[]
}

interface Target {
  readonly kind: 'string' | 'number' | 'boolean' | 'name' | 'node' | 'comment' | 'key' | 'operator'
  readonly start: number
  readonly end: number
}

export interface FuzzResult {
  readonly tried: number
  readonly admitted: readonly string[]
  readonly byKind: Readonly<Record<string, number>>
}

/** A small generator with a seed, so that every failure can be repeated. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const nodeKinds = new Set([
  'JSXAttribute',
  'JSXElement',
  'ExpressionStatement',
  'ReturnStatement',
  'ImportDeclaration',
  'Property',
  'JSXSpreadAttribute',
  'CallExpression',
  'VariableDeclaration',
])

function codeTargets(parsed: ParsedCode): Target[] {
  const targets: Target[] = parsed.comments.map((comment) => ({
    kind: 'comment',
    start: comment.start + 2,
    end: comment.end,
  }))
  eachNode(parsed.program, (node) => {
    const add = (kind: Target['kind'], start = node.start, end = node.end) => targets.push({ kind, start, end })
    if (isStringLiteral(node)) add('string', node.start + 1, node.end - 1)
    else if (node.type === 'Literal' && typeof node.value === 'number') add('number')
    else if (node.type === 'Literal' && typeof node.value === 'boolean') add('boolean')
    else if (node.type === 'Identifier' || node.type === 'JSXIdentifier')
      add('name', node.start, node.start + node.name.length)
    else if (node.type === 'TemplateLiteral') add('string', node.start + 1, node.end - 1)
    else if (node.type === 'BinaryExpression' || node.type === 'LogicalExpression')
      add('operator', node.left.end, node.right.start)
    if (nodeKinds.has(node.type)) add('node')
  })
  return targets
}

function targetsOf(path: string, text: string): Target[] | undefined {
  switch (formatOf(path)?.name) {
    case 'code': {
      const parsed = parseCode(path, text)
      return parsed.kind === 'parsed' ? codeTargets(parsed) : undefined
    }
    case 'json':
    case 'arb': {
      const read = readJson(text)
      return read.kind === 'parsed' ? read.tokens.map(({ start, end }) => ({ kind: 'key', start, end })) : undefined
    }
    case 'html':
    case 'vue':
    case 'svelte':
      return pageTargets(text)
    default:
      return lineTargets(text)
  }
}

const foundIn =
  (text: string) =>
  (kind: Target['kind'], pattern: RegExp): Target[] =>
    [...text.matchAll(pattern)].map(({ 0: { length }, index }) => ({ kind, start: index, end: index + length }))

/** Of pages: comments, tags, names, attributes, what is in braces, and every word and sign, also of scripts and styles. */
function pageTargets(text: string): Target[] {
  const found = foundIn(text)
  return [
    ...found('comment', /(?<=<!--)[\s\S]+?(?=-->)/g),
    ...found('node', /<[^<>]+>/g),
    ...found('node', /\{\{?[^{}]+\}\}?/g),
    ...found('node', /(?<=\s)[^\s<>="'/]+=(?:"[^"]*"|'[^']*'|\{[^}]*\})/g),
    ...found('name', /(?<=<\/?)[\w:-]+/g),
    ...found('name', /(?<=\s)[^\s<>="'/]+(?==)/g),
    ...found('string', /(?<==["'])[^"']+(?=["'])/g),
    ...found('string', /[\p{L}\p{N}_$.]+/gu),
    ...found('number', /\d+/g),
    ...found('key', /[^\s\p{L}\p{N}_]/gu),
  ]
}

/** Of formats that are written in lines: each comment, line, word and sign. */
function lineTargets(text: string): Target[] {
  const found = foundIn(text)
  return [
    ...found('comment', /(?<=^[ \t]*(?:#|!|\/\/|\/\*)).+$/gm),
    ...found('node', /^.*\S.*\r?\n/gm),
    ...found('string', /[\p{L}\p{N}_.@%-]+/gu),
    ...found('number', /\d+/g),
    ...found('key', /[^\s\p{L}\p{N}_]/gu),
  ]
}

/** Where a place may change: with the white space around a text between tags, without what a program fills in. */
function rangesOf(place: Place, text: string): { start: number; end: number }[] {
  const isBetweenTags = place.form === 'jsx-text' || place.form === 'page-text'
  let { start, end } = place
  if (isBetweenTags) {
    while (/\s/.test(text[start - 1] ?? '')) start--
    while (/\s/.test(text[end] ?? '')) end++
  }
  if (!place.form.startsWith('page-')) return [{ start, end }]
  const ranges: { start: number; end: number }[] = []
  let at = place.inner.start
  for (const { raw, whole } of place.pieces) {
    if (whole === true) {
      ranges.push({ start, end: at })
      start = at + raw.length
    }
    at += raw.length
  }
  return [...ranges, { start, end }]
}

/** Lines in which translators' tools say who worked when: they change with a translation. */
const openHeaderLines = (path: string, text: string): { start: number; end: number }[] =>
  path.endsWith('.po')
    ? [
        ...text.matchAll(/^"(?:Project-Id-Version|PO-Revision-Date|Last-Translator|Language-Team|X-Generator):.*$/gm),
      ].map(({ 0: { length }, index }) => ({ start: index, end: index + length }))
    : []

export function fuzzSource(path: string, text: string): FuzzSource | null {
  const places = readPlaces(path, text, defaultFacts)
  if (places === null) return null
  const closed = [...places.flatMap((place) => rangesOf(place, text)), ...openHeaderLines(path, text)]
  const isClosed = (target: Target) => closed.some((range) => target.start < range.end && range.start < target.end)
  const targets = targetsOf(path, text)?.filter((target) => target.end > target.start && !isClosed(target))
  return targets === undefined || targets.length === 0 ? null : { path, text, places, closed, targets }
}

interface Replacement {
  readonly start: number
  readonly end: number
  readonly text: string
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$'
const alphabet = `${letters}!#%&*+-./:;<=>?@[]^{|}~\\\`'"`
const words = [
  'Plans',
  'New words for all',
  'javascript:alert(1)',
  'x',
  '',
  'Save your work',
  '../evil',
  'SELECT 1',
  'primary',
  'Überraschung',
]

function mutate(
  source: FuzzSource,
  random: (below: number) => number,
): { kind: string; replacement: Replacement } | null {
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item
  if (random(4) === 0) {
    const at = random(source.text.length)
    if (source.closed.some((range) => range.start <= at && at <= range.end)) return null
    const character = source.text[at] ?? ''
    if (random(2) === 0) return { kind: 'insert', replacement: { start: at, end: at, text: pick([...alphabet]) } }
    return /[\s(),]/.test(character)
      ? null
      : { kind: 'delete', replacement: { start: at, end: at + 1, text: random(2) === 0 ? '' : pick([...letters]) } }
  }
  const target = pick(source.targets)
  const { start, end, kind } = target
  const old = source.text.slice(start, end)
  const text = ((): string => {
    switch (kind) {
      case 'string':
        return random(3) === 0
          ? pick(words)
          : random(2) === 0
            ? `${old}x`
            : old.toUpperCase() === old
              ? old.toLowerCase()
              : old.toUpperCase()
      case 'number':
        return String(random(1000))
      case 'boolean':
        return old === 'true' ? 'false' : 'true'
      case 'name':
        return pick(['other', `${old}x`, 'window', 'T'])
      case 'comment':
        return random(2) === 0
          ? `${old.replace(/\*\/$/, '')} eslint-disable${old.endsWith('*/') ? '*/' : ''}`
          : old.replace(/[a-z]/, 'q')
      case 'operator':
        return pick([' === ', ' || ', ' && ', ' + ', ' - ', ' ?? ', ' < '])
      case 'node':
        return random(2) === 0 ? '' : `${old}${old}`
      case 'key':
        return pick(['"other"', '0', 'true', 'null', '{}', '[]', ',', ':', '}', `${old}${old}`, ''])
    }
  })()
  if (text.replace(/[\s(),]/g, '') === old.replace(/[\s(),]/g, '')) return null
  return { kind, replacement: { start, end, text } }
}

const splice = (text: string, replacements: readonly Replacement[]): string =>
  [...replacements]
    .sort((a, b) => b.start - a.start)
    .reduce((out, { start, end, text: next }) => out.slice(0, start) + next + out.slice(end), text)

/** Tries mutations until `count` were judged. */
export function fuzzJudge(sources: readonly FuzzSource[], count: number, seed: number): FuzzResult {
  const random = randomFrom(seed)
  const encoder = new TextEncoder()
  const admitted: string[] = []
  const byKind: Record<string, number> = {}
  let tried = 0
  while (tried < count) {
    const source = sources[random(sources.length)] as FuzzSource
    const mutation = mutate(source, random)
    if (mutation === null) continue
    const { start, end, text } = mutation.replacement
    if (source.text.slice(start, end) === text) continue
    const replacements = [mutation.replacement]
    const place = source.places.length > 0 && random(2) === 0 ? source.places[random(source.places.length)] : undefined
    if (place) replacements.push({ start: place.inner.end, end: place.inner.end, text: ' anew' })
    const after = splice(source.text, replacements)
    if (after === source.text) continue
    tried++
    const kind = `${mutation.kind}${place ? ' beside an edit' : ''}`
    byKind[kind] = (byKind[kind] ?? 0) + 1
    const patch: Patch = [
      {
        path: source.path,
        before: encoder.encode(source.text),
        after: encoder.encode(after),
        modeBefore: '100644',
        modeAfter: '100644',
      },
    ]
    const verdict = judge(patch, 'copy', defaultFacts)
    if (verdict.kind === 'allowed') {
      admitted.push(
        `${source.path} [${kind}] ${JSON.stringify(source.text.slice(Math.max(0, start - 40), end + 40))} → ${JSON.stringify(text)}`,
      )
    }
  }
  return { tried, admitted, byKind }
}

/** The files before the change of every case, as sources. */
export function caseSources(root: string): FuzzSource[] {
  const sources: FuzzSource[] = []
  const visit = (folder: string, path: string) => {
    if (!existsSync(folder)) return
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const below = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.isDirectory()) visit(join(folder, entry.name), below)
      else if (formatOf(below) !== null) {
        const source = fuzzSource(below, readFileSync(join(folder, entry.name), 'utf8'))
        if (source) sources.push(source)
      }
    }
  }
  for (const name of readdirSync(root)) visit(join(root, name, 'before'), '')
  const seen = new Set<string>()
  return sources.filter((source) => !seen.has(source.text) && seen.add(source.text))
}
