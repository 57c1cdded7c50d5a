/**
 * The native parser recurses, and a stack that runs out there ends the process: no exception to catch. Measured, it dies
 * between 5,000 and 20,000 levels on a main thread, at a quarter of that in a worker. So nesting is bounded before parsing.
 */
const maxNesting = 800

const openers = new Set([...'([{<'].map((character) => character.charCodeAt(0)))
const closers = new Set([...')]}>'].map((character) => character.charCodeAt(0)))
const chainEnds = new Set([...');},'].map((character) => character.charCodeAt(0)))
const equalsSign = 61
const greaterThan = 62

/**
 * Estimates how deeply a source text nests: brackets, and chains that nest without closing anything (`a => b => c`,
 * `a ? b : c ? d : e`, `!!!x`). Strings are not told from code, so an author of a whole file could hide depth in them;
 * that is why {@link addsNesting} bounds the side of a patch that nobody has reviewed yet.
 */
export function nestsTooDeeply(text: string): boolean {
  let depth = 0
  let chain = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 126 || (code >= 97 && code <= 122) || code === 32) continue
    if (openers.has(code)) {
      depth++
    } else if (closers.has(code)) {
      if (code === greaterThan && text.charCodeAt(at - 1) === equalsSign) chain++
      else if (depth > 0) depth--
    }
    if (chainEnds.has(code)) chain = 0
    else if (code === 63 || code === 33 || code === 126) chain++
    if (depth > maxNesting || chain > maxNesting) return true
  }
  return false
}

const nester = /[([{<!~?:=+-]|\b(?:typeof|void|await|new|delete|yield|else|if|for|while)\b/g
const count = (text: string): number => text.match(nester)?.length ?? 0

/** Whether the changed window of a patch holds many more nesting tokens than it replaces. Cannot be fooled: it counts them all. */
export function addsNesting(before: string, after: string): boolean {
  let start = 0
  const shorter = Math.min(before.length, after.length)
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let endBefore = before.length
  let endAfter = after.length
  while (endBefore > start && endAfter > start && before.charCodeAt(endBefore - 1) === after.charCodeAt(endAfter - 1)) {
    endBefore--
    endAfter--
  }
  if (endAfter - start <= maxNesting) return false
  return count(after.slice(start, endAfter)) > count(before.slice(start, endBefore)) + maxNesting
}
