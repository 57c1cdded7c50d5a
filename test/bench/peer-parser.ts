import { parse as parseVue } from '@vue/compiler-dom'
import { type ParserOptions, parseSync, rawTransferSupported } from 'oxc-parser'
import postcss from 'postcss'
import scss from 'postcss-scss'
import { readJson } from '../../src/lane/json/read-json.ts'

/** The parser that a judge uses for files of this path, with its options, and nothing else. */
export function parserOf(path: string): (text: string) => unknown {
  if (path.endsWith('.json')) return readJson
  if (path.endsWith('.css')) return (text) => postcss.parse(text, { map: false })
  if (path.endsWith('.scss')) return (text) => scss.parse(text, { map: false })
  if (path.endsWith('.vue'))
    return (text) => parseVue(text, { parseMode: 'sfc', whitespace: 'preserve', comments: true })
  return (text) => parseSource(path, text)
}

/** Up to the tree being there. */
function parseSource(path: string, text: string): unknown {
  const options: ParserOptions & { experimentalRawTransfer?: boolean } = {
    lang: path.endsWith('.tsx') ? 'tsx' : path.endsWith('.ts') ? 'ts' : 'jsx',
    astType: 'ts',
    sourceType: 'module',
    preserveParens: false,
    experimentalRawTransfer: rawTransferSupported(),
  }
  const parsed = parseSync('a.tsx', text, options)
  // The tree comes into being when it is asked for.
  return [parsed.program, parsed.comments, parsed.errors]
}
