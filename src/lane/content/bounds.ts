/**
 * What the parser can read in bounded time. Measured, it takes more than linear time in the number of nested containers and of
 * characters that open or close something inside one paragraph: 8,000 pairs of `*a_` take 16 seconds, 8,000 `1. ` end in an
 * exhausted stack. Written documents stay far below all of these.
 */
const maxLength = 600_000
const maxLines = 20_000
const maxContainers = 60
const maxMarkerIndent = 120
/** Sum over all paragraphs of the square of what opens and closes in them. */
const maxDelimiterWork = 16_000_000
const maxBraces = 10_000
const maxOpenBraces = 100
const maxCells = 2_000

const container = /[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y
const delimiters = /[*_~[\]<!`]/g
/** Lines that end the paragraph before them. */
const endsParagraph = /^ {0,3}(?:[-+*][ \t]+\S|#{1,6}[ \t])|^[ \t]*$/

export function isTooComplex(text: string, isMdx: boolean): boolean {
  if (text.length > maxLength) return true
  const lines = text.split(/\r\n|\n|\r/)
  if (lines.length > maxLines) return true
  let inParagraph = 0
  let work = 0
  for (const line of lines) {
    if (nestsTooDeeply(line) || (line.length > maxCells && count(line, /\|/g) > maxCells)) return true
    if (endsParagraph.test(line)) inParagraph = 0
    const found = count(line, delimiters)
    // The difference of two squares: what this line adds to the square of its paragraph.
    work += found * (2 * inParagraph + found)
    inParagraph += found
    if (work > maxDelimiterWork) return true
  }
  return isMdx && bracesAreTooMany(text)
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Each closing brace makes the reader of MDX try what stands before it. */
function bracesAreTooMany(text: string): boolean {
  let open = 0
  let all = 0
  for (const brace of text.match(/[{}]/g) ?? []) {
    open = brace === '{' ? open + 1 : Math.max(0, open - 1)
    if (open > maxOpenBraces || ++all > maxBraces) return true
  }
  return false
}

function nestsTooDeeply(line: string): boolean {
  container.lastIndex = 0
  let at = 0
  for (let depth = 0; container.test(line); depth++) {
    if (depth >= maxContainers) return true
    at = container.lastIndex
  }
  return at > maxMarkerIndent
}
