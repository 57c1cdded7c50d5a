import { isCodePath, type ParsedCode, parseCode } from '../code/parse-code.ts'
import { TooDeep } from '../code/syntax.ts'
import { type JsonRead, readJson } from '../json/read-json.ts'
import type { RepoFacts } from '../lane.ts'
import { codePlaces } from './code-places.ts'
import { jsonPlace } from './json-places.ts'
import { isLocalePath } from './locale-path.ts'
import type { Place } from './place.ts'

/** How the copy contract reads a file, by its path. `null`: it knows no texts in such files. */
export function formatOf(path: string): 'code' | 'json' | null {
  if (isCodePath(path)) return 'code'
  if (/\.jsonc?$/i.test(path) && isLocalePath(path)) return 'json'
  return null
}

/** The places of one file in order; `null` where it cannot be read. */
export function readPlaces(path: string, text: string, facts: RepoFacts): Place[] | null {
  const format = formatOf(path)
  if (format === 'code') {
    const parsed = parseCode(path, text)
    if (parsed.kind !== 'parsed') return null
    try {
      return inOrder(placesOf(path, parsed, facts).values())
    } catch (error) {
      if (error instanceof TooDeep || error instanceof RangeError) return null
      throw error
    }
  }
  if (format !== 'json') return null
  const read: JsonRead = readJson(text)
  if (read.kind !== 'parsed') return null
  return inOrder(read.leaves.map((leaf) => jsonPlace(path, text, leaf)).filter((place) => place !== null))
}

const placesOf = (path: string, parsed: ParsedCode, facts: RepoFacts) => codePlaces(path, parsed, facts).places
const inOrder = (places: Iterable<Place>): Place[] => [...places].sort((a, b) => a.start - b.start)
