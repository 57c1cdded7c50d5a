import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultFacts } from './default-facts.ts'
import type { ContractName, Slot, SourceFile } from './lane.ts'

type Kernel = Pick<typeof import('./index.ts'), 'slots' | 'applyEdits' | 'judge'>

/** A source file with everything that a contract says of it and writes into it, as it is kept beside the contract. */
export interface Listing extends SourceFile {
  /** File of the written listing, below the folder of listings. */
  readonly name: string
}

/** @param root a folder with `cases/`, whose paths are those inside a repository */
export const readListings = (root: string): Listing[] =>
  readdirSync(join(root, 'cases'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => {
      const path = file.slice(join(root, 'cases').length + 1)
      return { path, bytes: new Uint8Array(readFileSync(file)), name: `${path.replaceAll('/', '--')}.txt` }
    })

/** What is typed into each slot: words at its end, what has to be escaped somewhere, lines, a word that some formats take for a switch. */
const typed = (value: string): readonly string[] => [
  `${value} more`,
  `It's "so": & < \\ \`ü\` #1 — ${value}`,
  `${value}\nNext line\n\nLast`,
  'yes',
  '',
]

/** A file with more slots than this asks which strings are texts, not how they are written. A document is read anew for each edit. */
const mostTyped = (contract: ContractName) => (contract === 'content' ? 8 : 60)

/** Every slot of a file in words, and how the file reads when something else is typed into it. */
export function listingOf(
  { slots, applyEdits }: Omit<Kernel, 'judge'>,
  contract: ContractName,
  file: SourceFile,
): string {
  const found = slots(file, contract, defaultFacts)
  const apply = (slot: Slot, to: string, from = slot.value) =>
    applyEdits(file, [{ slot: slot.id, path: file.path, from, to }], contract, defaultFacts)
  const said = found.flatMap((slot) => [
    '',
    `${slot.line} ${slot.kind}: ${slot.context}`,
    `  ${JSON.stringify(slot.value)} at ${slot.span.start}–${slot.span.end}, ${slot.id}`,
    ...(slot.key === null ? [] : [`  key ${slot.key}`]),
    ...(slot.language === null ? [] : [`  language ${slot.language}`]),
    ...(slot.sentence === null ? [] : [`  in the sentence ${JSON.stringify(slot.sentence)}`]),
    ...slot.protected.map(({ kind, text }) => `  keeps ${kind} ${JSON.stringify(text)}`),
    ...(found.length > mostTyped(contract) ? [] : typed(slot.value)).flatMap((to, index) => {
      const applied = apply(slot, to)
      if (applied.kind === 'failed')
        return [`  ${index + 1} ${applied.findings.map(({ rule, line, says }) => `${rule}, line ${line}: ${says}`)}`]
      return [`  ${index + 1} ${changed(file.bytes, applied.bytes)}`]
    }),
  ])
  const [first] = found
  const stale = first ? apply(first, 'New', 'No longer there') : null
  return [`${found.length} slots`, ...said, '', JSON.stringify(stale), ''].join('\n')
}

/** The part of a file that is new, with the words around it. */
function changed(before: Uint8Array, after: Uint8Array): string {
  const [old, next] = [Buffer.from(before).toString(), Buffer.from(after).toString()]
  let start = 0
  while (old[start] === next[start] && start < next.length) start++
  let end = 0
  while (old.at(-end - 1) === next.at(-end - 1) && end < Math.min(old.length, next.length) - start) end++
  return JSON.stringify(next.slice(Math.max(0, start - 12), next.length - end + 12))
}

const answer = (
  { judge }: Pick<Kernel, 'judge'>,
  contract: ContractName,
  path: string,
  before: string,
  after: string,
) => {
  const patch = [{ path, before: Buffer.from(before), after: Buffer.from(after), modeBefore, modeAfter }] as const
  const verdict = judge(patch, contract, defaultFacts)
  if (verdict.kind !== 'allowed') return verdict.findings.map(({ rule, says }) => `${rule} ${says}`).join('; ')
  const { edits, notices } = verdict
  return ['allowed', ...edits.map(({ says }) => says), ...notices.map(({ rule, says }) => `${rule} ${says}`)].join('; ')
}
const [modeBefore, modeAfter] = ['100644', '100644'] as const

/**
 * Each path of a list with what is said of a new heading in it.
 *
 * @param list a path a line; what stands behind ` → ` is written anew
 */
export const pathAnswers = (kernel: Pick<Kernel, 'judge'>, contract: ContractName, list: string): string =>
  eachLine(list, (path) => {
    const page = (words: string) =>
      /\.json$/.test(path) ? `{ "title": "${words}" }\n` : `export const Page = () => <h1>${words}</h1>\n`
    return answer(kernel, contract, path, page('Plans'), page('All plans'))
  })

/**
 * Each change of words of a list with what is said of it in a heading and in a message.
 *
 * @param list `["Plans","All plans"]` a line; what stands behind ` → ` is written anew
 */
export const wordAnswers = (kernel: Pick<Kernel, 'judge'>, contract: ContractName, list: string): string =>
  eachLine(list, (words) => {
    const [before, after] = (JSON.parse(words) as string[]).map((text) => JSON.stringify(text)) as [string, string]
    const heading = (text: string) => `export const Page = () => <h1>{${text}}</h1>\n`
    const message = (text: string) => `{ "a": ${text} }\n`
    const inCode = answer(kernel, contract, 'src/Page.tsx', heading(before), heading(after))
    const inMessage = answer(kernel, contract, 'locales/en.json', message(before), message(after))
    return inCode === inMessage ? inCode : `${inCode} | ${inMessage}`
  })

/**
 * Each file of a list on both sides with what is said of it.
 *
 * @param list `["src/Page.tsx","before","after"]` a line; what stands behind ` → ` is written anew
 */
export const fileAnswers = (kernel: Pick<Kernel, 'judge'>, contract: ContractName, list: string): string =>
  eachLine(list, (line) => {
    const [path, before, after] = JSON.parse(line) as [string, string, string]
    return answer(kernel, contract, path, before, after)
  })

/**
 * Each edit of a listed file with what is said of it.
 *
 * @param list `["src/Page.tsx","words","other words"]` a line: what the file holds once, and what stands there instead
 * @param files the files that are listed, whole
 */
export const editAnswers =
  (files: readonly SourceFile[]) =>
  (kernel: Pick<Kernel, 'judge'>, contract: ContractName, list: string): string =>
    eachLine(list, (line) => {
      const [path, words, others] = JSON.parse(line) as [string, string, string]
      const before = Buffer.from(files.find((file) => file.path === path)?.bytes ?? []).toString()
      return answer(
        kernel,
        contract,
        path,
        before,
        before.replace(words, () => others),
      )
    })

const eachLine = (list: string, say: (line: string) => string): string =>
  list
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' → ', 1)[0] as string)
    .map(
      (line) =>
        `${line} → ${say(line)
          .toWellFormed()
          .replace(/\r\n|[\r\n]/g, '⏎')}\n`,
    )
    .join('')
