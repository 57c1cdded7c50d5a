import type { Fault, WordChange } from './screen.ts'

const secrets: readonly RegExp[] = [
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{20,}\b|\bgithub_pat_\w{20,}/,
  /\b(?:sk|pk|rk)[-_](?:live|test|proj|ant|or)?[-_]?[A-Za-z0-9_-]{16,}\b/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\bAIza[0-9A-Za-z_-]{30,}/,
  /\bglpat-[\w-]{16,}/,
  /-----BEGIN [A-Z ]+-----/,
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\./,
  /\b(?:password|passwd|secret|api[-_ ]?key|token)\s*[:=]\s*(?=\S*\d)\S{8,}/i,
  /\b(?=[A-Za-z0-9+/=_-]*\d)(?=[A-Za-z0-9+/=_-]*[A-Z])(?=[A-Za-z0-9+/=_-]*[a-z])[A-Za-z0-9+/_-]{32,}={0,2}/,
  /\b[0-9a-f]{32,}\b/i,
]
const iban = /\b[A-Z]{2}\d{2}[ ]?(?:[A-Z0-9]{4}[ ]?){2,7}[A-Z0-9]{1,4}\b/g
const longNumber = /(?<![\d.,])\d(?:[ -]?\d){12,18}(?![\d.,])/g
const coin = /\b(?:bc1[a-z0-9]{25,}|0x[0-9a-fA-F]{40}|[13][a-km-zA-HJ-NP-Z1-9]{25,34})\b/g

/** Check digits of card numbers. */
function passesLuhn(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].map(Number).reverse()
  const sum = digits.reduce(
    (total, digit, index) => total + (index % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2),
    0,
  )
  return sum % 10 === 0
}

/** Something that reads like a credential, a card or an account number, and was not there before. */
export function secretFault({ before, after }: WordChange): Fault | null {
  if (!/\d|-----|[0-9a-f]{32}/i.test(after)) return null
  const found =
    secrets.map((secret) => secret.exec(after)?.[0]).find((match) => match !== undefined) ??
    [...after.matchAll(iban), ...after.matchAll(coin)]
      .map(([match]) => match)
      .find((match) => match.replace(/\s/g, '').length >= 15) ??
    [...after.matchAll(longNumber)].map(([match]) => match).find(passesLuhn)
  if (found === undefined || before.includes(found)) return null
  return { rule: 'text/secret', detail: `${found.slice(0, 6)}…` }
}
