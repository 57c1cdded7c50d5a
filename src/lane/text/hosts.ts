import { lazily } from '../source/lazy-module.ts'
import { withoutPlaceholders } from './placeholders.ts'

/** Names that lead somewhere though the root zone does not list them: on the machine, in its network, in Tor. */
const besideTheList = ['localhost', 'local', 'internal', 'onion', 'test', 'example']

/** Each ending under which a name can lead to a host: the list of the root zone, with those in other scripts. */
const endings = lazily((module) => new Set([...(module('tlds') as typeof import('tlds')), ...besideTheList]))

const label = String.raw`[\p{L}\p{M}\p{N}\p{Extended_Pictographic}-]+`
const dotted = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}\p{Extended_Pictographic}-]|[\w.+-]@)(${label}(?:\.${label})+)(\/\S*|:\d\S*)?`,
  'gu',
)
/** A name with a dot: where no such place is, there is no host. */
const mayHoldHost = /[^\s.]\.[^\s.]/

/** Names that look like hosts and are products, times and abbreviations: `m.in.` is Polish for "among others". */
const notHosts = /^(?:asp\.net|socket\.io|draw\.io|m\.in|\d{1,2}\.[ap]m)$/i

/**
 * Endings of hosts that are far more often those of source files. Such a name is a file where it ends a path or has the
 * underscore that no host has; standing alone it is what people can visit, like `rustup.rs` and `acme.sh`.
 */
const fileEndings = new Set(['md', 'sh', 'py', 'rs', 'pl', 'cc', 'so', 'tf', 'ps'])
/** Pages that most repositories have, as their names are written. */
const knownFile =
  /^(?:README|CHANGELOG|CONTRIBUTING|CONTRIBUTORS|CONDUCT|LICENSE|SECURITY|SUPPORT|CODEOWNERS|ARCHITECTURE|GLOSSARY|UPGRADING|MIGRATION|HISTORY|RELEASES|ROADMAP|AGENTS)\.md$/

/** A host that stands in a text without a scheme before it. */
export interface BareHost {
  /** With port and path. */
  readonly address: string
  /** Range in the text that was read, which is the given one in NFKC without placeholders. */
  readonly start: number
  readonly end: number
}

/**
 * As a browser reads the name in its address bar: wide letters and dots are plain ones there, and the full stop of Chinese and
 * Japanese parts names, too. Offsets stay where nothing of that is in the text.
 */
export const asHostsAreRead = (text: string): string =>
  /^[\n\r\t -~]*$/.test(text) ? text : text.normalize('NFKC').replace(/(?<=[A-Za-z0-9])。(?=[A-Za-z0-9])/g, '.')

/** @param text as {@link asHostsAreRead} gives it */
export function bareHosts(text: string): BareHost[] {
  if (!mayHoldHost.test(text)) return []
  const bare = withoutPlaceholders(text)
  return [...bare.matchAll(dotted)].flatMap((match) => {
    const [whole, name = '', rest = ''] = match
    const address = hostIn(name, rest, bare[match.index - 1] ?? '')
    return address === null ? [] : [{ address, start: match.index, end: match.index + whole.length }]
  })
}

/**
 * `check.finished` is no host, `pay.support` is one, and `acme.com.Then` begins with one.
 *
 * @param rest what follows without a space, from `:` or `/`
 * @param before the character before the name
 */
function hostIn(name: string, rest: string, before: string): string | null {
  const labels = name.split('.')
  const last = labels.findLastIndex((part, at) => at > 0 && endings().has(part.toLowerCase()))
  if (last === -1) return null
  const host = labels.slice(0, last + 1).join('.')
  if (notHosts.test(host)) return null
  const isFile = rest === '' && fileEndings.has(labels[last]?.toLowerCase() ?? '')
  if (isFile && (/[/\\_]/.test(before) || knownFile.test(host))) return null
  return last === labels.length - 1 ? host + rest : host
}
