import { looksLikeCode, readsAsProse } from './prose.ts'

/** Keys of settings that stand beside messages: `dateFormat`, `helpUrl`, `round_mode`. A label of that name is a capital and words. */
const settingKey =
  /(?:^|[._-]|[a-z])(?:url|href|uri|link|src|path|route|locale|lang|direction|dir|icon|image|color|format|pattern|regex|code|currency|slug|id|key|type|version|mode|align|theme|order|accelerator|accesskey|hotkey|mnemonic|shortcut)$/i
/** Of these the keys whose values programs take apart in any script: `D日` is a format, `/方案` a path. */
const machineKey = /(?:src|path|route|format|pattern|regex|slug)$/i
/** A capital and words, an abbreviation that is a label by itself, or both: `Mode`, `URL`, `Kunden-ID`. */
const label = /\s|^\p{Lu}\p{Ll}+$|^(?:\p{Lu}\p{Ll}{2,}-)?(?:ID|UID|URL|URI)$/u
/** Letters beyond Latin and nothing of ASCII: no setting is written so. */
const inOtherLetters = /^(?=[\s\S]*(?!\p{Script=Latin})\p{L})[^\x21-\x7e]+$/u
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
  if (!settingKey.test(name) || /\s/.test(name)) return true
  const text = value.trim()
  return (readsAsProse(text) && label.test(text)) || (inOtherLetters.test(text) && !machineKey.test(name))
}

/** Words of settings, which no label writes without a capital, tags of languages, keys to press, and letters of a date. */
const settingWord =
  /^(?:true|false|ltr|rtl|[a-z]{2,3}[_-][A-Z]{2}|(?:(?:Ctrl|Strg|Cmd|Command|Alt|Shift|Meta|Option) ?\+ ?)+\S+|(?=.*[yY])[A-Za-z](?:[\s.,:/-]+[A-Za-z]){2,}[\s.,:/-]*)$/

/** The same for a value that nothing but itself says anything about: it has letters and is in no language of machines. */
export const isWording = (value: string): boolean =>
  /\p{L}/u.test(value) && !settingWord.test(value.trim()) && !looksLikeCode(withoutPlaceholders(value))

/**
 * What reads like code and is none: ICU syntax (`{count, plural, one {…}}`), the colon of a label (`Name:`) and of German
 * (`Kund:innen`), and lengths in a sentence (`at least 200px wide`).
 */
const withoutPlaceholders = (value: string) => {
  const words = value
    .replace(/\{\{[^{}]*\}\}|\{[^{}]*\}/g, 'x')
    .replace(/(\p{L}):(in(?:nen)?)(?!\p{L})/gu, '$1$2')
    .replace(/^(\p{Lu}[^:/]*):\s*$/u, '$1')
  return /^\p{Lu}\S*(?:\s+\S+){3}/u.test(words) ? words.replace(/\b\d+(?:px|rem|em)\b/g, 'x') : words
}
