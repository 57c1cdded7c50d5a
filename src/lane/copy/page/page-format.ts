import type { TextFormat } from '../format.ts'
import { judgePage } from './judge-page.ts'
import type { PageReader } from './page.ts'
import { placeOf } from './place-of.ts'
import { rewritePage } from './rewrite-page.ts'
import { shownStrings } from './shown-strings.ts'

/** A format whose files are pages of elements, told by what reads its tree. */
export const pageFormat = (name: string, path: RegExp, read: PageReader): TextFormat => ({
  name,
  reads: (candidate) => path.test(candidate),
  places(path, text, facts) {
    const result = read(text, facts)
    if (result.kind !== 'parsed') return null
    const { texts, expressions } = result.page
    const shown = expressions.flatMap((expression) => shownStrings(text, expression))
    return [...texts, ...shown].map((each) => placeOf(path, each, text)).filter((place) => place !== null)
  },
  judge: (file, facts) => judgePage(file, facts, read),
  rewrite: rewritePage,
})
