const maxDepth = 400
const maxWordsInTag = 3_000
const maxOddValues = 2_000

const voidTag = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i
const sign = /<!--|<(\/?)([A-Za-z][\w.:-]*)|\/>|\{([#/])/g

/**
 * Whether a component is more than its parser reads in bounded time: parsers of components compare each attribute with all
 * others of its tag, and search what is open at each closing tag. An estimate: strings are not told from tags.
 */
export function isTooMuchMarkup(text: string): boolean {
  let depth = 0
  let isOpening = false
  let last = 0
  const skip = skipper(text)
  sign.lastIndex = 0
  for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
    const [whole, slash, name = '', blockSign] = match
    if (whole === '<!--') {
      sign.lastIndex = skip('-->', sign.lastIndex)
      continue
    }
    if (whole === '/>') {
      if (isOpening) depth--
      isOpening = false
      continue
    }
    if (isOpening && wordsBetween(text, last, match.index) > maxWordsInTag) return true
    last = match.index + whole.length
    if (blockSign !== undefined) {
      depth = Math.max(0, depth + (blockSign === '#' ? 1 : -1))
    } else {
      isOpening = slash === '' && !voidTag.test(name)
      depth = Math.max(0, depth + (slash === '/' ? -1 : isOpening ? 1 : 0))
      if (isOpening && (name === 'script' || name === 'style')) {
        const tagEnd = skip('>', last)
        if (wordsBetween(text, last, tagEnd) > maxWordsInTag) return true
        sign.lastIndex = skip(`</${name}`, tagEnd)
        last = sign.lastIndex
      }
    }
    if (depth > maxDepth) return true
  }
  if (isOpening && wordsBetween(text, last, text.length) > maxWordsInTag) return true
  // Each takes three characters at least.
  return text.length > 3 * maxOddValues && (text.match(/=\s*["'{][^"'{}]{0,50}[<>]/g)?.length ?? 0) > maxOddValues
}

/** Where to go on behind something that ends with `closer`; what is known not to come again is not searched again. */
function skipper(text: string): (closer: string, from: number) => number {
  const missing = new Set<string>()
  return (closer, from) => {
    const end = missing.has(closer) ? -1 : text.indexOf(closer, from)
    if (end === -1) missing.add(closer)
    return end === -1 ? from : end
  }
}

/** Counted only where there is room for that many. */
const wordsBetween = (text: string, start: number, end: number): number =>
  end - start <= 2 * maxWordsInTag ? 0 : (text.slice(start, end).match(/[\s"'}/]+/g)?.length ?? 0)
