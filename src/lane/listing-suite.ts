import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultFacts } from './default-facts.ts'
import type { ContractName, Slot, SourceFile } from './lane.ts'

type Kernel = Pick<typeof import('./index.ts'), 'slots' | 'applyEdits'>

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

/** A file with more slots than this asks which strings are texts, not how they are written. */
const mostTyped = 60

/** Every slot of a file in words, and how the file reads when something else is typed into it. */
export function listingOf({ slots, applyEdits }: Kernel, contract: ContractName, file: SourceFile): string {
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
    ...(found.length > mostTyped ? [] : typed(slot.value)).flatMap((to, index) => {
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
