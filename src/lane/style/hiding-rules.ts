import type { ParsedSheet } from './sheet-places.ts'
import { classNamesIn, wholeSelector } from './subjects.ts'
import { effectsIn, isVariable, sheetOf } from './value-change.ts'

/** Class names on which a style sheet makes it depend that something is hidden. */
export function hidingNames({ places }: ParsedSheet): Set<string> {
  const sheet = sheetOf(() => places)
  const names = new Set<string>()
  for (const place of places) {
    const { selectors } = place.beside
    if (isVariable(place.property) || isAside(selectors) || !effectsIn(place, sheet).has('hides')) continue
    for (const name of classNamesIn(wholeSelector(selectors))) names.add(name)
  }
  return names
}

/** On paper, between frames, and what a rule draws beside its element. */
const isAside = (selectors: readonly string[]): boolean =>
  selectors.some((one) => /^@(?:media print|(?:-\w+-)?keyframes)|:(?:before|after)\b|::/.test(one))
