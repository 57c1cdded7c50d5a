import { remembered } from '../source/remembered.ts'

const localeFolders = new Set([
  'locales',
  'locale',
  'i18n',
  'lang',
  'langs',
  'languages',
  'messages',
  'translations',
  'intl',
  'l10n',
])

/** ISO 639-1, and the few three-letter codes that product catalogues use. */
const languages = new Set(
  'aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu fil ceb haw kab tok hsb dsb ast ckb pap vls gsw tzm yue sco szl jbo eng deu fra spa'.split(
    ' ',
  ),
)

/** `de`, `en-US`, `pt_BR`, `zh-Hant-TW`; `null` for anything else. Gives the BCP 47 form. */
export function localeTag(text: string): string | null {
  const match = /^([a-z]{2,3})(?:[-_]([A-Z][a-z]{3}))?(?:[-_]([A-Z]{2}|[a-z]{2}|\d{3}))?$/.exec(text)
  if (match === null || !languages.has(match[1] ?? '')) return null
  return [match[1], match[2], match[3]?.toUpperCase()].filter(Boolean).join('-')
}

/** The tag behind the last part of a name: `messages_de`, `app_pt_BR`; `null` where there is none. */
export function localeSuffix(stem: string): string | null {
  const match = /[_-]([a-z]{2,3}(?:[-_][A-Z][a-z]{3})?(?:[-_](?:[A-Z]{2}|\d{3}))?)$/.exec(stem)
  return match === null ? null : localeTag(match[1] ?? '')
}

/** The language of a locale resource by its path (the nearest tag wins); `null` where the path names none. */
export function localeLanguage(path: string): string | null {
  const parts = path.split('/')
  const file = (parts.pop() ?? '').replace(/\.[^.]+$/, '')
  const own =
    localeTag(file) ??
    file
      .split(/[.]/)
      .reverse()
      .map(localeTag)
      .find((tag) => tag !== null) ??
    localeSuffix(file) ??
    localeTag(file.split(/[_-]/).pop() ?? '')
  if (own) return own
  for (const part of parts.reverse()) {
    const tag = localeTag(part.replace(/\.lproj$/, ''))
    if (tag !== null) return tag
  }
  return null
}

/** Whether a path is a locale resource: inside a folder for them, or a file named after a locale. */
export function isLocalePath(path: string): boolean {
  const parts = path.split('/')
  const file = parts.pop() ?? ''
  if (parts.some((part) => localeFolders.has(part.toLowerCase()))) return true
  const stem = file.replace(/\.[^.]+$/, '')
  return localeTag(stem) !== null || localeTag(stem.split('.').pop() ?? '') !== null
}

const settingsFile = /^(?:application|bootstrap|config|settings|gradle|build|local|version|log4j2?|logback|logging)\b/i

/** Whether a `.properties` file holds messages: below a folder of locales, or named `messages…` or after a locale. */
export function isPropertiesCatalogue(path: string): boolean {
  const file = path.split('/').pop() ?? ''
  if (!/\.properties$/i.test(file) || settingsFile.test(file.replace(/_/g, '-'))) return false
  const stem = file.replace(/\.[^.]+$/, '')
  return (
    isLocalePath(path) || /messages?(?:[_-][\w-]+)?$/i.test(stem) || (/_/.test(stem) && localeSuffix(stem) !== null)
  )
}

/** Whether a file holds messages with their keys: a locale resource, or a file of a format that knows nothing else. */
export const isCataloguePath = (path: string): boolean =>
  isLocalePath(path) || /\.(?:po|arb|strings)$/i.test(path) || isPropertiesCatalogue(path)

/** Whether a module is a catalogue of messages: named after a locale, or below a folder of that name, in a locale folder. */
export function isMessageModule(path: string): boolean {
  const parts = path.split('/')
  const file = (parts.pop() ?? '').replace(/\.[^.]+$/, '')
  const folder = parts.findIndex((part) => localeFolders.has(part.toLowerCase()))
  if (folder === -1) return false
  return localeTag(file) !== null || parts.slice(folder + 1).some((part) => localeTag(part) !== null)
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** `German`, `English (United States)`; the tag itself where it has no name. Asking for one takes longer than judging a text. */
export const sayLanguage = remembered((tag) => {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
})
