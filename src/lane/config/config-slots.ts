import { hashOf } from '../../base/hash.ts'
import type { SlotId } from '../../base/ids.ts'
import type { RepoFacts, Slot, SourceFile } from '../lane.ts'
import { isOpenPath } from '../repository/open-paths.ts'
import { saysGenerated } from '../repository/screen-files.ts'
import { type Decoded, decode } from '../source/decode.ts'
import { lineIndex } from '../source/line-of.ts'
import { type ConfigDocument, type ConfigValue, pointerOf } from './config-document.ts'
import { isIdentity } from './domain/identity.ts'
import { kindOf } from './judge-config.ts'
import { configFormat, readConfig } from './read-config.ts'
import { placeSays } from './sentence.ts'
import { valueMatcher, withValuePaths } from './values-list.ts'

/** A file whose values a lane lets people change. */
export interface OpenConfig {
  readonly decoded: Decoded
  readonly document: ConfigDocument
  /** The values that may change, in the order of the file, by their ids. */
  readonly places: ReadonlyMap<SlotId, ConfigValue>
}

/** Whether the lane lets values of a file of this path be changed at all. */
export function isOpen(path: string, all: RepoFacts): boolean {
  const facts = withValuePaths(all)
  if (configFormat(path) === null || path === facts.schema || facts.values.length === 0) return false
  return isOpenPath(path, facts)
}

/** @returns `null` where the file is outside the lane, is no configuration, or cannot be read */
export function openConfig(file: SourceFile, all: RepoFacts): OpenConfig | null {
  const facts = withValuePaths(all)
  const { path } = file
  if (!isOpen(path, facts)) return null
  const decoded = decode(file.bytes)
  if (decoded === null || saysGenerated(path, decoded.text)) return null
  const read = readConfig(path, decoded.text)
  if (read === null || read.kind === 'fault') return null
  const isListed = valueMatcher(facts.values)
  const open = read.document.values.filter((value) => isListed(value.path) && canChange(value))
  const places = new Map(open.map((value) => [hashOf([path, pointerOf(value.path)]).slice(0, 20) as SlotId, value]))
  return { decoded, document: read.document, places }
}

/** Empty values have no type to keep, identities never change, and a text over several lines is no single value. */
const canChange = (value: ConfigValue): boolean =>
  value.value !== null && !isIdentity(value.path) && value.style !== 'block' && !/[\r\n]/.test(value.raw)

/** What a person reads and writes: numbers and switches as in JSON, texts without quotes. */
export const shownValue = ({ value, style, raw }: ConfigValue): string =>
  typeof value === 'number' && style === 'json' ? raw : String(value)

export function configSlots(file: SourceFile, facts: RepoFacts): Slot[] {
  const open = openConfig(file, facts)
  if (open === null) return []
  const { decoded, document, places } = open
  const line = lineIndex(decoded.text)
  return [...places].map(([id, value]) => ({
    id,
    path: file.path,
    line: line(value.start),
    kind: kindOf(value),
    value: shownValue(value),
    context: placeSays(document.root, value.path),
    span: { start: value.start + decoded.bom, end: value.end + decoded.bom },
    language: null,
    key: value.path.join('.'),
    protected: [],
    sentence: null,
  }))
}
