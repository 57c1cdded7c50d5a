/**
 * Names that tell who somebody is, or carry what they typed. A name is taken apart into words, so that `ip` is found in
 * `clientIp` and not in `shipping`.
 */
const personalWords = new Set([
  'email',
  'emails',
  'mail',
  'mails',
  'phone',
  'phones',
  'telephone',
  'tel',
  'fax',
  'msisdn',
  'otp',
  'passphrase',
  'lat',
  'lng',
  'address',
  'addresses',
  'street',
  'ip',
  'ssn',
  'birth',
  'birthday',
  'birthdate',
  'dob',
  'password',
  'passwords',
  'passwd',
  'pwd',
  'passcode',
  'token',
  'tokens',
  'secret',
  'secrets',
  'card',
  'cards',
  'iban',
  'cvc',
  'cvv',
  'surname',
  'firstname',
  'lastname',
  'fullname',
  'username',
  'nickname',
  'postcode',
  'zipcode',
  'passport',
  'credential',
  'credentials',
  'jwt',
  'latitude',
  'longitude',
  'geolocation',
  'fingerprint',
])
const personalPairs = new Set([
  'first name',
  'last name',
  'full name',
  'user name',
  'family name',
  'given name',
  'middle name',
  'maiden name',
  'nick name',
  'display name',
  'real name',
  'legal name',
  'customer name',
  'contact name',
  'account name',
  'holder name',
  'e mail',
  'date birth',
  'of birth',
  'post code',
  'zip code',
  'postal code',
  'tax id',
  'national id',
  'social security',
  'api key',
  'bank account',
  'person name',
  'member name',
  'owner name',
  'author name',
  'client name',
  'patient name',
  'employee name',
])
const people = new Set([
  'user',
  'users',
  'customer',
  'customers',
  'person',
  'people',
  'profile',
  'member',
  'patient',
  'employee',
  'contact',
  'owner',
  'author',
  'viewer',
  'visitor',
  'subscriber',
  'guest',
  'me',
  'identity',
  'recipient',
  'sender',
  'account',
])
/** A `name` below these may be anybody's. */
const vague = new Set([
  'props',
  'state',
  'values',
  'form',
  'data',
  'fields',
  'session',
  'row',
  'record',
  'entry',
  'response',
  'result',
  'this',
])
const typed = new Set([
  'innerText',
  'textContent',
  'innerHTML',
  'outerHTML',
  'outerText',
  'href',
  'search',
  'referrer',
  'cookie',
  'formData',
])

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKC')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Whether a property, variable or member of this name tells who somebody is. */
export function namesPerson(name: string): boolean {
  const words = wordsOf(name)
  if (words.length === 1 && words[0] === 'name') return true
  return words.some(
    (word, at) =>
      personalWords.has(word.replace(/\d+$/, '')) ||
      (at > 0 && personalPairs.has(`${words[at - 1]} ${word}`)) ||
      /^(?:e?mail|phone|password|birth)/.test(word),
  )
}

/** Whether a variable or member of this name is a person as a whole. */
export const isPerson = (name: string): boolean => people.has(wordsOf(name).at(-1) ?? '')

/**
 * Why a value that is read as `a.b.c` may not be recorded; `null` where it may. The name of a thing (`plan.name`) is no
 * person's.
 */
export function valueFault(parts: readonly string[]): 'personal' | 'unbounded' | null {
  const last = parts.at(-1) ?? ''
  const owner = parts.at(-2)
  const others = parts.filter((part) => part !== 'this')
  for (const part of others) {
    const isNameOfThing =
      part === last &&
      wordsOf(part).join(' ') === 'name' &&
      owner !== undefined &&
      !isPerson(owner) &&
      !vague.has(owner)
    if (!isNameOfThing && namesPerson(part)) return 'personal'
  }
  if (isPerson(last)) return 'personal'
  if (others.some((part) => typed.has(part))) return 'unbounded'
  const above = parts.slice(0, -1)
  const isField =
    above.some((part) => /^(?:target|currentTarget|elements|nativeEvent)$/.test(part)) ||
    (owner !== undefined && /^(?:current|input|field|textarea|element|form)$/.test(owner))
  if (isField && /^(?:defaultValue|value\w*|values|files|data)$/.test(last)) return 'unbounded'
  // Recorded at each stroke, the keys of a keyboard are what somebody typed.
  const isOfEvent = owner !== undefined && /^(?:e|ev|evt|event|nativeEvent)$/.test(owner)
  return isOfEvent && /^(?:key|code|keyCode|charCode|which|data|clipboardData|dataTransfer|locale)$/.test(last)
    ? 'unbounded'
    : null
}

/** Whether a literal text is itself somebody's: a mail address, a number to call, a card. */
export const isPersonalText = (text: string): boolean =>
  /[^\s@]+@[^\s@]+\.[a-z]{2,}/i.test(text) || /(?:^|[^\d])\+?\d(?:[ ()./-]?\d){8,}(?:[^\d]|$)/.test(text)
