import { asHostsAreRead, type BareHost, bareHosts } from './hosts.ts'
import { multisetDifference, sayDifference } from './multiset.ts'
import type { Fault, WordChange } from './screen.ts'

const address = new RegExp(
  [
    String.raw`\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'）」]+`,
    String.raw`\b(?:mailto|tel|sms|javascript|vbscript|data|file|blob|ftp|about|intent|whatsapp|tg):\S+`,
    String.raw`(?<![:\w])\/\/[\w.-]+\.\w+\S*`,
    String.raw`(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+`,
    String.raw`\bwww\.\S+`,
    String.raw`\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?:\/\S*)?`,
    String.raw`\bxn--[\w-]+`,
    String.raw`\+\d[\d\s().-]{6,}\d|(?<![\d.,])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)`,
    String.raw`(?<![\d.,])0\d{2,4}[ /-]\d{3}[ -]?\d{2,5}(?!\d)`,
    String.raw`\\{2,}[\w.-]+\\+[\w.$-]+`,
  ].join('|'),
  'giu',
)
/** Every address but a bare host has one of these, or is a phone number. */
const mayHoldAddress = /[:@/\\]|\d{3}|\+\d|www\.|\d\.\d|xn--/i
const closing = /[.,;:!?)\]}'"’”]+$/

/** Links, hosts, mail addresses and phone numbers in a text, without the punctuation of the sentence around them. */
export function addresses(text: string): string[] {
  const read = asHostsAreRead(text)
  const found = mayHoldAddress.test(read) ? [...read.matchAll(address)] : []
  const inside = ({ start, end }: BareHost) =>
    found.some((known) => known.index <= start && end <= known.index + known[0].length)
  const hosts = bareHosts(read).filter((host) => !inside(host))
  return [...found.map(([whole]) => whole), ...hosts.map((host) => host.address)].map((each) =>
    each.replace(closing, ''),
  )
}

/** Schemes that run or embed something, also when split by white space or control characters as browsers ignore them. */
const runs = /(?:javascript|vbscript|livescript)\s*:|data\s*:\s*[\w-]+\/|data\s*:[^\s,]*(?:;base64)?,/i
const ignored = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g

export function addressFault({ before, after }: WordChange): Fault | null {
  const bare = after.replace(ignored, '')
  if (runs.test(bare) && !(runs.test(before.replace(ignored, '')) && sameScripts(before, after)))
    return { rule: 'text/running-address', detail: runs.exec(bare)?.[0] ?? '' }
  const detail = sayDifference(multisetDifference(addresses(before), addresses(after)))
  return detail === null ? null : { rule: 'text/address', detail }
}

const sameScripts = (before: string, after: string): boolean =>
  before.replace(ignored, '').match(runs)?.[0] === after.replace(ignored, '').match(runs)?.[0] &&
  addresses(before).join() === addresses(after).join()
