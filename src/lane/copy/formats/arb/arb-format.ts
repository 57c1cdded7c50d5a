import type { TextFormat } from '../../format.ts'
import { jsonFormat } from '../json/json-format.ts'

/** Application resource bundles of Flutter: JSON, whatever folder they stand in. */
export const arbFormat: TextFormat = { ...jsonFormat, name: 'arb', reads: (path) => /\.arb$/i.test(path) }
