/**
 * The native parser recurses, and a stack that runs out there ends the process: no exception to catch. Measured, it dies
 * between 5,000 and 20,000 levels on a main thread, at a quarter of that in a worker. So nesting is bounded before parsing.
 */
const maxNesting = 800

const opens = 1
const closes = 2
const chains = 4
const endsChain = 8
/** What each ASCII character does to the nesting. */
const roles = new Uint8Array(128)
for (const character of '([{<') roles[character.charCodeAt(0)] = opens
for (const character of ')]}>') roles[character.charCodeAt(0)] = closes
for (const character of ');},') roles[character.charCodeAt(0)] = (roles[character.charCodeAt(0)] ?? 0) | endsChain
for (const character of '?!~') roles[character.charCodeAt(0)] = chains
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
    const role = code < 128 ? roles[code] : 0
    if (role === undefined || role === 0) continue
    if (role & opens) {
      if (++depth > maxNesting) return true
    } else if (role & closes) {
      if (code === greaterThan && text.charCodeAt(at - 1) === equalsSign) chain++
      else if (depth > 0) depth--
    }
    if (role & endsChain) chain = 0
    else if (role & chains) chain++
    if (chain > maxNesting) return true
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
