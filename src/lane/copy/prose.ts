const maxRead = 2_000
const letter = /\p{L}/u
const sql =
  /^\s*(?:select\b(?!\s+(?:an?|the|one|your|any|some|which|how|what|where|whether)\s+(?!from\b|as\b)[a-z])[\s\S]*\bfrom|insert\s+into|update\b[\s\S]*\bset|delete\s+from|create\s+(?:table|index|view|database|or\s+replace)|alter\s+table|drop\s+(?:table|index|view|database)|truncate\s+table|with\s+\w+\s+as\s*\(|grant\s+\w+\s+on|where\s+\w+\s*(?:=|<|>|in\b|like\b))/i
const graphql = /^\s*(?:query|mutation|subscription|fragment)\b[^{.!?]*\{/i
const code =
  /=>|\bfunction\s*\(|;\s*$|^\s*(?:import|export|const|let|var|return)\s+[\w{*]|\w\(\)|[{[]\s*"[^"]+"\s*:|&&|\|\||===|!==|\$\(|<\?php|#include|^\s*(?:npm|npx|yarn|pnpm|bun|git|docker|curl|wget|sudo|pip|brew|apt(?:-get)?|kubectl|cd|ssh|export)\s+[\w@./-]+/
const css =
  /^[^.!?]*[\w-]+\s*:\s*[^;]+;\s*$|\b\d+(?:\.\d+)?(?:px|rem|em|vh|vw|fr)\b|(?:rgba?|hsla?|var|calc|url|linear-gradient|cubic-bezier|translate[XYZ3d]*|scale|rotate)\(|#[0-9a-f]{6}\b|^@(?:media|import|font-face|keyframes|supports)\b/i
/** Whatever {@link css} finds has one of these: it takes quadratic time in texts that have none. */
const mayBeCss = /[;\d(#@]/
const regex = /\\[bdswBDSW]|\(\?[:=!<]|\[\^|\[a-z|\^.*\$$|\.\*/
const dateWord =
  /^(?:y{1,5}|Y{2,4}|M{2,5}|L{1,5}|D{1,4}|d{1,4}|[DdMQw]o|H{1,2}|h{1,2}|m{1,2}|s{1,2}|S{1,3}|a{1,2}|A|E{1,5}|Z{1,2}|z{1,4}|P{0,4}p{0,4}|X|x|T|Q)$/
const address =
  /^(?:[a-z][a-z0-9+.-]*:(?:\/\/|\S*$)|\/\/|\/|\.{1,2}\/|~\/|#|\?|www\.|mailto:|tel:)\S*$|^[^\s@]+@[^\s@]+\.[^\s@]+$/i
const fileName = /^[\w@./-]+\.(?:[a-z]{1,5}\d?|woff2)$/
const cron = /^(?:[\d*/,-]+\s+){4}[\d*/,?LW#-]+$/

/** Whether a text is a format of dates or times: letters of a pattern and punctuation, nothing else. */
function isDateFormat(text: string): boolean {
  const words = text.match(/[A-Za-z]+/g)
  if (words === null || !words.every((word) => dateWord.test(word))) return false
  return words.some((word) => word.length > 1) && !/^[A-Z]?[a-z]+$/.test(text)
}

/** A place asks twice about the same text: by itself, and on the way to whether it reads as prose. */
let asked = { text: '', isCode: false }

/** Texts in a language of machines: SQL, style sheets, code, addresses, formats. They may be shown, but they are not prose. */
export function looksLikeCode(text: string): boolean {
  if (text !== asked.text) asked = { text, isCode: readsAsCode(text) }
  return asked.isCode
}

function readsAsCode(text: string): boolean {
  // Long texts show what they are in their first lines, and some of the patterns take quadratic time.
  const trimmed = text.trim().slice(0, maxRead)
  return (
    sql.test(trimmed) ||
    graphql.test(trimmed) ||
    code.test(trimmed) ||
    (mayBeCss.test(trimmed) && css.test(trimmed)) ||
    regex.test(trimmed) ||
    address.test(trimmed) ||
    cron.test(trimmed) ||
    isDateFormat(trimmed) ||
    /^[\w-]+\/[\w.+-]+(?:;\s*\w+=\S+)?$/.test(trimmed) ||
    /^[.#[][\w\-[\]="'.:#> ]*$/.test(trimmed)
  )
}

const hasOtherScript = (text: string) =>
  /[^\p{ASCII}]/u.test(text) && /\p{L}/u.test(text.replace(/\p{Script=Latin}/gu, ''))

/** Class names in a row: lower case, joined by hyphens or colons, no sentence. */
function looksLikeTokens(text: string): boolean {
  const words = text.split(/\s+/)
  return (
    words.every((word) => /^[a-z0-9!:[\]/.%_#()@=,*-]+$/.test(word)) &&
    words.some((word) => /[a-z0-9][-:_/=[][a-z0-9[]/.test(word)) &&
    words.filter((word) => /[-:_/=[\d]/.test(word)).length * 2 >= words.length
  )
}

/**
 * Whether a value reads as prose: something a person would say, not a name, format or address that a program compares.
 * `Plans`, `Sign in to continue` and `保存` do; `primary`, `text/html`, `YYYY-MM-DD`, `SELECT …` and `flex-1 p-4` do not.
 */
export function readsAsProse(text: string): boolean {
  const trimmed = text.trim().slice(0, maxRead)
  if (!letter.test(trimmed) || looksLikeCode(trimmed)) return false
  if (hasOtherScript(trimmed)) return true
  if (/\s/.test(trimmed)) return !looksLikeTokens(trimmed) && !/^(?:--?\w[\w-]*\s*)+$/.test(trimmed)
  if (/[^\w./-][.]?$/.test(trimmed) && /^\p{L}/u.test(trimmed) && !/[_/\\=<>()[\]{}]/.test(trimmed)) return true
  if (fileName.test(trimmed) || /[_/\\=<>()[\]{}|@#$:;]/.test(trimmed)) return false
  if (/^[A-Z][a-z]+(?:[A-Z][a-z]+)+[A-Z]?[a-z]*$/.test(trimmed))
    return /^(?:GitHub|GitLab|YouTube|LinkedIn|JavaScript|TypeScript|PayPal|OpenAI|WhatsApp|WordPress|TikTok)$/.test(
      trimmed,
    )
  if (/^[A-Z][A-Z0-9-]{5,}$/.test(trimmed)) return false
  return /^\p{Lu}/u.test(trimmed) && !/\p{Ll}\.\p{L}/u.test(trimmed) && !/\d-|-\d/.test(trimmed)
}

/** Prose of at least three words that starts like a sentence. */
export const readsAsSentence = (text: string): boolean =>
  readsAsProse(text) &&
  (text.trim().split(/\s+/).length >= 3 || hasOtherScript(text)) &&
  /^[^\p{Ll}\d_$/.-]/u.test(text.trim())
