/** What a merge commit says of a change. Everything a person typed is text, never structure. */
export interface CommitMessageParts {
  /** One sentence in words: `Change "Plans" to "Plans and pricing"`. */
  readonly subject: string
  /** The reason the requester gave. */
  readonly why: string
  readonly change: string
  readonly lane: string
  /** Contract and its version: `copy@1`. */
  readonly contract: string
  /** `Mia Marketing <mia@example.com>` */
  readonly requestedBy: string
  readonly approvedBy: readonly string[]
  /** The ledger's head when the message is written: number of events and hash. Every clone then holds an old head. */
  readonly checkpoint: { readonly seq: number; readonly hash: string } | null
}

const maxSubject = 100
const maxWhy = 2_000

/**
 * The message of a merge commit: subject, reason, then trailers that a restart, an audit and other tools look for. Trailers of ours
 * in what people typed are taken out, so nobody can claim an approval in the reason of a change.
 *
 * @returns text that ends with a line end; the same parts give the same text
 */
export function commitMessage(parts: CommitMessageParts): string {
  const why = paragraphs(parts.why)
  const trailers = [
    ['Fairway-Change', parts.change],
    ['Fairway-Lane', parts.lane],
    ['Fairway-Contract', parts.contract],
    ['Requested-by', personOf(parts.requestedBy)],
    ...parts.approvedBy.map((person) => ['Approved-by', personOf(person)]),
    ...(parts.checkpoint ? [['Fairway-Checkpoint', `${parts.checkpoint.seq} ${parts.checkpoint.hash}`]] : []),
  ].map(([key, value]) => `${key}: ${oneLine(value ?? '')}`)
  return [subjectOf(parts.subject), ...(why ? [why] : []), trailers.join('\n')].join('\n\n').concat('\n')
}

/** Anything that git, a forge or we could take for a trailer: a word with hyphens, then a colon or an equals sign. */
const trailerLike = /^[\s>*-]*[\p{L}\p{N}][\p{L}\p{N}_-]*\s*[:=](?=\s|$)/u
const ours =
  /\b(?:fairway|requested|approved|executed|reviewed|acked|signed|tested|reported|co|committed|helped)[\p{Pd}\s_]*(?:[a-z]+[\p{Pd}\s_]*)?(?:by|change|lane|contract|checkpoint|off|authored[\p{Pd}\s_]*by)\b\s*[:=]/iu

/** What tools cut a message at, or drop a line for: comment marks and lines of dashes. */
const marks = /^(?:[#;\s]|-{3,})+/

/** Words in one line, without what would move, hide or reverse them. */
const oneLine = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(
      /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]|[\u{E0000}-\u{E007F}]/gu,
      '',
    )
    .replaceAll(/\s+/g, ' ')
    .trim()

function subjectOf(text: string): string {
  const line = oneLine(text).replace(marks, '')
  const plain = ours.test(line) || trailerLike.test(line) ? line.replaceAll(/[:=]/g, ' ').replaceAll(/\s+/g, ' ') : line
  const short = plain.length > maxSubject ? `${plain.slice(0, maxSubject - 1).trimEnd()}…` : plain
  return short || 'Change'
}

/** The reason, wrapped at 72 columns, without lines that read as trailers, scissors or comments. */
function paragraphs(text: string): string {
  return text
    .slice(0, maxWhy)
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map(oneLine)
    .map((line) => line.replace(marks, ''))
    .filter((line) => !isForged(line))
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => wrap(paragraph.replaceAll('\n', ' ').trim()))
    .filter(Boolean)
    .join('\n\n')
}

/** Compared in the letters people see: full-width colons and other look-alikes count as what they look like. */
function isForged(line: string): boolean {
  const plain = line.normalize('NFKC').replaceAll(/\p{Cf}/gu, '')
  return ours.test(plain) || /^[\s>*-]*[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+\s*[:=]/.test(plain)
}

/** A wrapped line must not read as a trailer or a mark either, so a word that could make it one never begins it. */
function wrap(text: string): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    const joins = last !== undefined && (last.length + 1 + word.length <= 72 || /[:=]$|^[#;]|^---/.test(word))
    if (joins) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}

function personOf(text: string): string {
  const [, name, email] = /^(.*)<([^<>]*)>\s*$/s.exec(text) ?? [null, text, '']
  const clean = (part: string | undefined) => oneLine((part ?? '').replaceAll(/[<>]/g, ' '))
  const address = clean(email).replaceAll(' ', '')
  return `${clean(name) || 'unknown'}${address && ` <${address}>`}`
}
