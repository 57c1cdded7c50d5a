import { catalogueFormat, differsInBlanks } from '../../catalogue.ts'
import { isLocalePath } from '../../locale-path.ts'
import { isMessageText } from '../../message-text.ts'
import { isPlainText } from './plain-text.ts'
import { readYaml, type YamlEntry } from './read-yaml.ts'
import { rewriteYaml } from './rewrite-yaml.ts'
import { yamlPieces } from './yaml-pieces.ts'

/** Patterns of dates and numbers stand beside the texts of Rails: `date.formats.short: "%d %b"`. */
const isPattern = ({ path, value }: YamlEntry): boolean =>
  /%[-0^#]?[A-Za-z]/.test(value) && path.some((part) => typeof part === 'string' && /formats?$/i.test(part))

/** Whether bytes stand for themselves where a scalar of this form stands on one line. */
function isInert(inner: string, { form, inFlow }: YamlEntry): boolean {
  if (/[\r\n]/.test(inner) || inner === '') return false
  switch (form) {
    case 'plain':
      return isPlainText(inner, inFlow)
    case 'single':
      return !inner.includes("'")
    case 'double':
      return !/["\\]/.test(inner)
    default:
      return !/^\s|\s$/.test(inner)
  }
}

/** Locale files in YAML, as Rails, i18next and others read them. */
export const yamlFormat = catalogueFormat<YamlEntry>({
  name: 'yaml',
  reads: (path) => /\.ya?ml$/i.test(path) && isLocalePath(path),
  read: readYaml,
  isText: (entry) => !isPattern(entry) && isMessageText(entry.path, entry.value),
  pieces: yamlPieces,
  isInert,
  mayRespell: true,
  // Blanks at the end of a line and empty lines, but for those below a block, which may belong to its text.
  isSameSpacing: (before, after, entry) =>
    entry?.form !== 'literal' && entry?.form !== 'folded' && differsInBlanks(before, after),
  lines: {
    before: /^ *(?:[\w.][\w.-]*|"[^"\\\r\n]*"|'[^'\r\n]*'): +$/,
    after: /^[ \t]*\r?$/,
    parent: /^ *(?:[\w.][\w.-]*|"[^"\\\r\n]*"|'[^'\r\n]*'):[ \t]*\r?$/,
  },
  isComment: (line) => /(?:^|\s)#/.test(line),
  isMessage: true,
  rewrite: rewriteYaml,
})
