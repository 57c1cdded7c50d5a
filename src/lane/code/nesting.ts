import { sharedPrefix, sharedSuffix } from '../source/shared-ends.ts'

/**
 * The native parser recurses, and a stack that runs out there ends the process: no exception to catch. Measured, it dies
 * between 5,000 and 20,000 levels on a main thread, at a quarter of that in a worker. So nesting is bounded before parsing.
 */
const maxNesting = 800
/** Elements cannot be told from type arguments without parsing, and chains are cheap: more of them are let through. */
const maxChain = 3_000

const opens = 1
const closes = 2
const chains = 4
const endsChain = 8
const slashes = 16
/** What each ASCII character does to the nesting. */
const roles = new Uint8Array(128)
for (const character of '([{<') roles[character.charCodeAt(0)] = opens
for (const character of ')]}>') roles[character.charCodeAt(0)] = closes
for (const character of ');},') roles[character.charCodeAt(0)] = (roles[character.charCodeAt(0)] ?? 0) | endsChain
for (const character of '?!~=:') roles[character.charCodeAt(0)] = chains
roles['/'.charCodeAt(0)] = slashes
/** Whether a character nests or chains at all, by its lowest seven bits: others than ASCII count as well, at times. */
const nests = roles.map((role) => Number((role & (opens | chains)) !== 0))
const lessThan = 60
const equalsSign = 61
const greaterThan = 62

/**
 * Estimates how deeply a source text nests: brackets, elements, and chains that nest without closing anything
 * (`a => b => c`, `a ? b : c ? d : e`, `!!!x`, `a = b = c`). Strings are not told from code, so an author of a whole file
 * could hide depth in them; that is why {@link addsNesting} bounds the side of a patch that nobody has reviewed yet.
 */
export function nestsTooDeeply(text: string): boolean {
  if (escapesTooMuch(text)) return true
  if (nestsHardly(text)) return false
  const read = readNesting(text)
  if (read === 'too-deep') return true
  if (text.length > 'else'.length * maxChain && timesFound(text, 'else') > maxChain) return true
  // A bracket in a comment closes nothing. Where all that opens and chains is too little to nest too deeply, so is what
  // stands outside the comments; taking these out can join `=` and `>`, at most one more for each `=`.
  if (read.opened <= maxNesting && 2 * read.chained <= maxChain) return false
  return text.includes('/*') && readNesting(text.replace(/\/\*[\s\S]*?\*\//g, '')) === 'too-deep'
}

/** Backslashes outside of strings by which the native parser asks for this many bytes, measured at five for each and each character behind it. */
const maxEscapes = 200_000_000

/**
 * Where a name holds an escape, the native parser takes room for all that follows it, and ends the process where there is none: 60 KB of
 * `\\` were enough. Strings are told from code here only where nothing in them could end what they stand in, so none can be hidden.
 */
function escapesTooMuch(text: string): boolean {
  if (timesFound(text, '\\') * text.length <= maxEscapes) return false
  const bare = text.replace(/(["'])(?:[^"'`\\\n\r/{}<>]|\\[^"'`\n\r/{}<>])*\1/g, '')
  return timesFound(bare, '\\') * text.length > maxEscapes
}

function timesFound(text: string, word: string): number {
  let count = 0
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) count++
  return count
}

/** Whether all that could nest or chain in a text, wherever it stands, is less than any of the bounds: so it is in most files. */
function nestsHardly(text: string): boolean {
  const { length } = text
  if (length > 'else'.length * maxChain) return false
  let found = 0
  for (let at = 0; at < length; at++) found += nests[text.charCodeAt(at) & 127] as number
  return found <= maxNesting
}

/** @returns how many characters open and chain in all, where none of them reaches too deep */
function readNesting(text: string): 'too-deep' | { readonly opened: number; readonly chained: number } {
  let depth = 0
  let elements = 0
  let chain = 0
  let opened = 0
  let chained = 0
  const { length } = text
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 128) continue
    const role = roles[code] as number
    if (role === 0) continue
    if (role & opens) {
      opened++
      if (++depth > maxNesting) return 'too-deep'
      if (code === lessThan && ++elements > maxChain) return 'too-deep'
    } else if (role & closes) {
      if (code === greaterThan && text.charCodeAt(at - 1) === equalsSign) {
        chain++
        chained++
      } else if (depth > 0) depth--
    } else if (role & slashes) {
      const next = text.charCodeAt(at + 1)
      // `</` ends its element and is not one itself; `/>` ends one.
      if (text.charCodeAt(at - 1) === lessThan) elements = Math.max(0, elements - 2)
      else if (next === greaterThan) elements = Math.max(0, elements - 1)
    }
    if (role & endsChain) chain = 0
    else if (role & chains) {
      chain++
      chained++
    }
    if (chain > maxChain) return 'too-deep'
  }
  return { opened, chained }
}

/** A word that nests what follows it. */
const nester = /\b(?:typeof|void|await|new|delete|yield|else|if|for|while)\b/y
const bracket = 1
const letter = 2
const word = 4
/** What an ASCII character is to nesting: a bracket or sign, or a part of a word, of which {@link nester} finds some by these first letters. */
const mayNest = new Uint8Array(128)
for (const character of '([{<!~?:=+-') mayNest[character.charCodeAt(0)] = bracket
for (let code = 0; code < 128; code++) if (/\w/.test(String.fromCharCode(code))) mayNest[code] = word
for (const character of 'tvandyeifw') mayNest[character.charCodeAt(0)] = letter | word

/** How often {@link nester} finds something: asked only where a word may begin, which is several times faster than letting it search. */
function count(text: string): number {
  let found = 0
  let before = 0
  for (let at = 0; at < text.length; at++) {
    const role = mayNest[text.charCodeAt(at)] ?? 0
    if (role === bracket) found++
    else if ((role & letter) !== 0 && (before & word) === 0) {
      nester.lastIndex = at
      if (nester.test(text)) found++
    }
    before = role
  }
  return found
}

/** Whether the changed window of a patch holds many more nesting tokens than it replaces. Cannot be fooled: it counts them all. */
export function addsNesting(before: string, after: string): boolean {
  if (asked.before !== before || asked.after !== after) asked = { before, after, adds: addsMany(before, after) }
  return asked.adds
}

/** What was asked last: each contract asks the same of a file. */
let asked = { before: '', after: '', adds: false }

function addsMany(before: string, after: string): boolean {
  if (escapesTooMuch(after)) return true
  const start = sharedPrefix(before, after)
  const shared = sharedSuffix(before, after, Math.min(before.length, after.length) - start)
  const window = after.slice(start, after.length - shared)
  if (window.length <= maxNesting) return false
  return count(window) > count(before.slice(start, before.length - shared)) + maxNesting
}
