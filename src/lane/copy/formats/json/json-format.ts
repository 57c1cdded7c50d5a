import { readJson } from '../../../json/read-json.ts'
import type { TextFormat } from '../../format.ts'
import { isLocalePath } from '../../locale-path.ts'
import { jsonPlace, rewriteJson } from './json-places.ts'
import { judgeJson } from './judge-json.ts'

/** Locale resources in JSON, comments allowed. */
export const jsonFormat: TextFormat = {
  name: 'json',
  reads: (path) => /\.jsonc?$/i.test(path) && isLocalePath(path),
  places(path, text) {
    const read = readJson(text)
    if (read.kind !== 'parsed') return null
    return read.leaves.map((leaf) => jsonPlace(path, text, leaf)).filter((place) => place !== null)
  },
  judge: judgeJson,
  rewrite: rewriteJson,
}
