import { multisetDifference, sayDifference } from './multiset.ts'
import type { Fault, TextChange } from './screen.ts'

const domains =
  'com|org|net|io|dev|app|ai|co|me|gov|edu|mil|int|info|biz|xyz|top|site|online|shop|store|tech|cloud|page|link|click|live|news|blog|club|vip|icu|pro|zip|mov|cc|tv|ws|to|ly|gg|so|eu|uk|us|de|fr|es|it|nl|be|ch|at|pl|se|no|fi|dk|pt|cz|gr|ie|ru|ua|cn|jp|kr|in|br|mx|ar|ca|au|nz|za|tr|il|ir|id|vn|th|my|sg|hk|tw|tk|ml|ga|cf|pw|su|bank|finance|money|credit|cash|fund|loan|help|support|email|network|world|zone|foundation|services|solutions|center|today|space|fun|host|website|agency|digital|media|group|company|museum|security|рф|рус|укр|中国|example|test|local|localhost'

const address = new RegExp(
  [
    String.raw`\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'）」]+`,
    String.raw`\b(?:mailto|tel|sms|javascript|vbscript|data|file|blob|ftp|about|intent|whatsapp|tg):\S+`,
    String.raw`(?<![:\w])\/\/[\w.-]+\.\w+\S*`,
    String.raw`(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+`,
    String.raw`\bwww\.\S+`,
    String.raw`(?<![\p{L}\p{N}@.-])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:${domains})(?:\/\S*|:\d+\S*)?(?![\w@-])`,
    String.raw`\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?:\/\S*)?`,
    String.raw`\bxn--[\w-]+`,
    String.raw`\+\d[\d\s().-]{6,}\d|(?<![\d.,])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)`,
  ].join('|'),
  'giu',
)

/** Names that look like hosts but are products and abbreviations. */
const notHosts = /^(?:e\.g|i\.e|a\.m|p\.m|node\.js|next\.js|vue\.js|asp\.net|socket\.io|\.?net|draw\.io|[a-z]\.[a-z])$/i

/**
 * A name with dots that may be a host under an ending which is not listed: endings come and go. A capital behind a dot begins a
 * sentence whose space was forgotten, a bracket follows a function.
 */
const dotted =
  /(?<![\p{L}\p{N}@.$\\/_-])[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,18}(?![\w@(-])/gu
const fileName =
  /\.(?:mdx?|json[c5]?|ya?ml|toml|[cm]?[jt]sx?|s?css|less|html?|txt|csv|tsv|pdf|png|jpe?g|gif|svg|webp|ico|zip|gz|tar|sh|bat|py|rb|go|rs|java|kt|swift|cpp|hpp|php|sql|xml|xsd|env|lock|log|exe|dmg|apk|ini|conf|cfg|vue|svelte|po|mo|arb|properties|strings|docx?|xlsx?|pptx?|odt|mp[34]|wav|ics|epub)$/i
/** Placeholders have their own screen. */
const filledIn = /\{[^{}]*\}|\$t\([^)]*\)|%\([^)]*\)|@(?:\.[a-z]+)?:[\w.(]+/g
const namedHosts = (text: string): string[] =>
  (text.replace(filledIn, ' ').match(dotted) ?? []).filter((found) => !fileName.test(found) && !notHosts.test(found))

/** Links, hosts, mail addresses and phone numbers in a text, without the punctuation of the sentence around them. */
export const addresses = (text: string): string[] => {
  const known = knownAddresses(text)
  if (!/[A-Za-z0-9]\.[a-z]/.test(text)) return known
  const rest = namedHosts(text).filter((host) => !known.some((address) => address.includes(host)))
  return rest.length === 0 ? known : [...known, ...rest]
}

const knownAddresses = (text: string): string[] =>
  // Every address has one of these, or is a phone number.
  !/[:@/]|\.[\p{L}\d]|\d{3}/u.test(text) && !text.includes('xn--') && !/\+\d/.test(text)
    ? []
    : (text.match(address) ?? [])
        .map((found) => found.replace(/[.,;:!?)\]}'"’”]+$/, ''))
        .filter((found) => !notHosts.test(found))

/** Schemes that run or embed something, also when split by white space or control characters as browsers ignore them. */
const runs = /(?:javascript|vbscript|livescript)\s*:|data\s*:\s*[\w-]+\/|data\s*:[^\s,]*(?:;base64)?,/i
const ignored = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g

export function addressFault({ before, after }: TextChange): Fault | null {
  const bare = after.replace(ignored, '')
  if (runs.test(bare) && !(runs.test(before.replace(ignored, '')) && sameScripts(before, after)))
    return { rule: 'text/running-address', detail: runs.exec(bare)?.[0] ?? '' }
  const detail = sayDifference(multisetDifference(addresses(before), addresses(after)))
  return detail === null ? null : { rule: 'text/address', detail }
}

const sameScripts = (before: string, after: string): boolean =>
  before.replace(ignored, '').match(runs)?.[0] === after.replace(ignored, '').match(runs)?.[0] &&
  addresses(before).join() === addresses(after).join()
