import { unlessTooDeep } from '../code/syntax.ts'
import type { RepoFacts } from '../lane.ts'
import type { TextFormat } from './format.ts'
import { arbFormat } from './formats/arb/arb-format.ts'
import { codeFormat } from './formats/code/code-format.ts'
import { htmlFormat } from './formats/html/html-format.ts'
import { jsonFormat } from './formats/json/json-format.ts'
import { poFormat } from './formats/po/po-format.ts'
import { propertiesFormat } from './formats/properties/properties-format.ts'
import { stringsFormat } from './formats/strings/strings-format.ts'
import { svelteFormat } from './formats/svelte/svelte-format.ts'
import { vueFormat } from './formats/vue/vue-format.ts'
import { yamlFormat } from './formats/yaml/yaml-format.ts'
import type { Place } from './place.ts'

/** The formats this version knows. A new one is a folder below `formats/` and a word here. */
export const textFormats: readonly TextFormat[] = [
  codeFormat,
  jsonFormat,
  yamlFormat,
  poFormat,
  arbFormat,
  propertiesFormat,
  stringsFormat,
  htmlFormat,
  vueFormat,
  svelteFormat,
]

/** How the copy contract reads a file, by its path. `null`: it knows no texts in such files. */
export const formatOf = (path: string): TextFormat | null => textFormats.find((format) => format.reads(path)) ?? null

/** The texts of one file in order; `null` where it cannot be read. */
export function readPlaces(path: string, text: string, facts: RepoFacts): Place[] | null {
  const places = unlessTooDeep(() => formatOf(path)?.places(path, text, facts) ?? null, null)
  return places && [...places].sort((a, b) => a.start - b.start)
}
