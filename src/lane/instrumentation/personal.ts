/**
 * Names that tell who somebody is, or carry what they typed. A name is taken apart into words, so that `ip` is found in
 * `clientIp` and not in `shipping`.
 */
const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))
/** In several languages, without accents. */
const personalWords = setOf(`
  email emails mail mails phone phones telephone tel fax msisdn mobile whatsapp otp passphrase pin lat lng gps coords coordinates
  address addresses addr street ip ssn birth birthday birthdate dob password passwords passwd pwd passcode token tokens secret
  secrets card cards iban bic cvc cvv surname firstname lastname fullname username nickname uname fname lname postcode zipcode
  passport credential credentials jwt bearer auth authorization latitude longitude geolocation fingerprint imei
  vorname nachname telefon handynummer anschrift adresse strasse geburtsdatum geburtstag passwort kennwort kontonummer plz
  prenom courriel rue motdepasse telefono celular correo apellido apellidos direccion contrasena cpf sobrenome endereco senha
  pesel imie nazwisko voornaam achternaam naam adres telefoonnummer wachtwoord cognome indirizzo codicefiscale fornamn efternamn
  gender religion ethnicity diagnosis salary
`)
const personalPairs = new Set(
  `first name,last name,full name,user name,family name,given name,middle name,maiden name,nick name,display name,real name,
  legal name,customer name,contact name,account name,holder name,e mail,date birth,of birth,post code,zip code,postal code,
  tax id,vat id,national id,social security,api key,access key,private key,bank account,account number,person name,member name,
  owner name,author name,client name,patient name,employee name,buyer name,session id,device id,driver license,license plate,
  codice fiscale,mot passe`
    .split(',')
    .map((pair) => pair.trim()),
)
const people = setOf(`
  user users customer customers person people profile member patient employee contact owner author viewer visitor subscriber
  guest me identity recipient sender account buyer creator assignee manager child children mother father spouse session
  kunde kundin nutzer benutzer mitarbeiter utilisateur cliente usuario
`)
/** What of a person tells only which kind they are. */
const harmless = setOf(`
  id ids uuid plan plans role roles tier type kind status level locale language lang theme settings preferences subscription
  count total length size segment cohort team organization organisation org workspace version variant group groups permissions
  features flags enabled active verified currency country timezone at state signup visits visit
`)
/** A `name` below these may be anybody's. */
const vague = setOf('props state values form data fields session row record entry response result this')
const typed = setOf(
  'innerText textContent innerHTML outerHTML outerText href search referrer cookie formData documentURI userAgent localStorage sessionStorage',
)
/** Names of what somebody wrote in their own words. */
const written = setOf(
  'note notes comment comments message messages feedback bio query searchquery searchterm searchtext inputvalue freetext keywords',
)
/** What every object has; then what stands for a whole object. */
const innate = setOf('__proto__ prototype constructor toString valueOf')
const whole = setOf('event evt target currentTarget nativeEvent')

const wordsOf = (name: string): string[] =>
  (/^[\w$]*$/.test(name) ? name : withoutAccents(name))
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

const withoutAccents = (name: string): string => name.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss')

/** Whether a property, variable or member of this name tells who somebody is. */
export function namesPerson(name: string): boolean {
  const words = wordsOf(name)
  if (words.length === 1 && words[0] === 'name') return true
  return words.some(
    (word, at) =>
      personalWords.has(word.replace(/\d+$/, '')) ||
      personalPairs.has(`${words[at - 1]} ${word}`) ||
      /^(?:e?mail|phone|password|birth)/.test(word),
  )
}

/** Whether a variable or member of this name is a person as a whole. */
const isPerson = (name: string): boolean => people.has(wordsOf(name).at(-1) ?? '')

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
  if (others.some((part, at) => at > 0 && isPerson(others[at - 1] ?? '') && !isPerson(part) && !saysOnlyKind(part)))
    return 'personal'
  if (others.some((part) => typed.has(part)) || written.has(last.toLowerCase().replaceAll('_', ''))) return 'unbounded'
  if (others.some((part) => innate.has(part)) || whole.has(last) || (others.length === 1 && last === 'e'))
    return 'unbounded'
  const above = parts.slice(0, -1)
  const isField =
    above.some((part) => /^(?:target|currentTarget|elements|nativeEvent)$/.test(part)) ||
    (owner !== undefined && /^(?:current|input|field|textarea|element|form)$/.test(owner))
  if (isField && /^(?:defaultValue|value\w*|values|files|data)$/.test(last)) return 'unbounded'
  if (owner === 'document' && /^(?:title|URL)$/.test(last)) return 'unbounded'
  // Recorded at each stroke, the keys of a keyboard are what somebody typed.
  const isOfEvent = owner !== undefined && /^(?:e|ev|evt|event|nativeEvent)$/.test(owner)
  return isOfEvent && /^(?:key|code|keyCode|charCode|which|data|clipboardData|dataTransfer|locale)$/.test(last)
    ? 'unbounded'
    : null
}

const saysOnlyKind = (part: string): boolean => {
  const words = wordsOf(part)
  return harmless.has(words.at(-1) ?? '') || /^(?:is|has|can)$/.test(words[0] ?? '')
}

/** Whether a literal text is itself somebody's: a mail address, a number to call, a card. */
export const isPersonalText = (text: string): boolean =>
  /[^\s@]+@[^\s@]+\.[a-z]{2,}/i.test(text) || /(?:^|[^\d])\+?\d(?:[ ()./-]?\d){8,}(?:[^\d]|$)/.test(text)
