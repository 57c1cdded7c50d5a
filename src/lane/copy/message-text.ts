import { looksLikeCode, readsAsProse } from './prose.ts'

/** Keys of settings that stand beside messages: `dateFormat`, `helpUrl`, `round_mode`. A label of that name is a capital and words. */
const settingKey =
  /(?:^|[._-]|[a-z])(?:url|href|uri|link|src|path|route|locale|lang|direction|dir|icon|image|color|format|pattern|regex|code|currency|slug|key|type|version|mode|align|theme|order|accelerator|accesskey|hotkey|mnemonic|shortcut)$|(?:^|[._-])id$/i
/** `userId`, unlike `invalid`. */
const idKey = /[a-z\d]I[dD]$/
/** Of these the keys whose values programs take apart in any script: `D日` is a format, `/方案` a path. */
const machineKey = /(?:src|path|route|format|pattern|regex|slug)$/i
/** Those that are also words of labels, with others before them: `invalid-regex`, `local-storage-path`. */
const writtenKey = /[a-z][._-]?(?:path|format|pattern|regex)$/i
/** A capital and words, an abbreviation that is a label by itself, or both: `Mode`, `URL`, `Kunden-ID`. */
const label = /\s|^\p{Lu}\p{Ll}+$|^(?:\p{Lu}\p{L}+-)*(?:ID|UID|URL|URI)$/u
/** Words in one, the first with a capital: `Zen-Modus`, `API-nyckel`. Under these keys alone it may be a name. */
const compound = /^\p{Lu}\p{L}+(?:-\p{L}{2,})*-\p{L}*\p{Ll}{2,}$/u
const nameKey = /^(?:align|code|dir|href|icon|id|key|lang|locale|route|slug|src|type)$/i
/** Letters beyond Latin, and of ASCII only those of words: no setting is written so. */
const inOtherLetters = /^(?=[\s\S]*(?!\p{Script=Latin})\p{L})[^!-,./:-@[-`{-~]+$/u
/** Four letters beyond Latin and more than one of them: a format of dates repeats one (`гггг`). */
const inOtherWords = /((?!\p{Script=Latin})\p{L})(?:(?!\p{Script=Latin})[\p{L}\p{M}])*(?!\1)(?!\p{Script=Latin})\p{L}/u
const isInOtherWords = (value: string): boolean => {
  const text = value.slice(0, 200)
  return inOtherWords.test(text) && (text.match(/(?!\p{Script=Latin})\p{L}/gu)?.length ?? 0) >= 4
}
/** Keys whose value is never wording, however it reads. */
const styleKey = /^(?:class|className|css|styles?)$/

/** Keys above the parts of addresses in each language: `routes: { about: 'ueber-uns' }`. */
const leading = /^(?:paths|permalinks?|routes|slugs?|transliterate)$/i
const isPathPart = /^[\p{Ll}\d][\p{Ll}\d_/-]*$/u

/** Whether a string of a locale resource is a text that people read. @param path keys and array indexes from the root */
export function isMessageText(path: readonly (string | number)[], value: string): boolean {
  if (path.some((part) => typeof part === 'string' && (/^(?:\$|@|_comment)/.test(part) || part === '//'))) return false
  if (!isWording(value)) return false
  if (path.some((part) => typeof part === 'string' && leading.test(part)) && isPathPart.test(value.trim())) return false
  const name = String(path.filter((part) => typeof part === 'string').at(-1) ?? '')
  if (styleKey.test(name)) return false
  if ((!settingKey.test(name) && !idKey.test(name)) || /\s/.test(name)) return true
  const text = value.trim()
  if (readsAsProse(text) && (label.test(text) || (compound.test(text) && !nameKey.test(name)))) return true
  return machineKey.test(name)
    ? writtenKey.test(name) && isInOtherWords(text)
    : inOtherLetters.test(text) || isInOtherWords(text)
}

/** Words of settings, which no label writes without a capital, tags of languages, keys to press, and letters of a date. */
const settingWord =
  /^(?:true|false|ltr|rtl|[a-z]{2,3}[_-][A-Z]{2}|(?:(?:Ctrl|Strg|Cmd|Command|Alt|Shift|Meta|Option) ?\+ ?)+\S+|(?=.*[yY])[A-Za-z](?:[\s.,:/-]+[A-Za-z]){2,}[\s.,:/-]*)$/

/** The same for a value that nothing but itself says anything about: it has letters and is in no language of machines. */
export const isWording = (value: string): boolean =>
  /\p{L}/u.test(value) && !settingWord.test(value.trim()) && !looksLikeCode(withoutPlaceholders(value))

/**
 * What reads like code and is none: ICU syntax (`{count, plural, one {…}}`), the colon of a label (`Name:`), of German (`Kund:innen`) and of
 * Swedish (`URL:er`), the question mark of Greek, choices (`Yes/No`), and lengths in a sentence (`at least 200px wide`).
 */
const inOneWord =
  /(?<=^(?!(?:Africa|America|Antarctica|Application|Arctic|Asia|Atlantic|Audio|Australia|Etc|Europe|Font|Image|Indian|Pacific|Text|US|Video)\/)\p{Lu}[\p{L}-]*)\/(?=\p{Lu}?\p{Ll}*$)/u
/** `sort by:`, but no beginning of an address. */
const colon = /^(?!(?:about|blob|data|file|ftps?|https?|javascript|mailto|sms|tel|vbscript|wss?):)(\p{L}[^:/]*):\s*$/iu
const withoutPlaceholders = (value: string) => {
  const isGreek = value.includes(';') && /\p{Script=Greek}/u.test(value)
  const words = (isGreek ? value.replace(/;(?=\s|$)/g, '?') : value)
    .replace(/\{\{[^{}]*\}\}|\{[^{}]*\}/g, 'x')
    .replace(/(\p{L}):(in(?:nen)?)(?!\p{L})|(\p{Lu}):(\p{Ll}{1,3})(?!\p{L})/gu, '$1$2$3$4')
    .replace(inOneWord, ' ')
    .replace(colon, '$1')
    .replace(/^\.{3}(?=[\s\p{L}])|&#?\w+;/gu, ' ')
  return /^\p{Lu}\S*(?:\s+\S+){3}/u.test(words) ? words.replace(/\b\d+(?:px|rem|em)\b/g, 'x') : words
}
