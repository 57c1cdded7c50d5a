import { spawn } from 'node:child_process'
import { once } from 'node:events'

/*
 * A product's repository made of nothing: screens, hooks, modules and messages that look like those people write, the same
 * bytes on every machine. Written with `git fast-import`, so that 5,000 files take a moment.
 */

export interface CorpusFile {
  readonly path: string
  readonly text: string
}

/** A small generator with a seed: the same corpus everywhere. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const things =
  'invoice order member project report delivery booking payment message account team schedule note contract device'
const doings =
  'open close review export share archive invite rename compare schedule publish restore print merge assign'
const words =
  'the your a new every next this that with for from when after before until more less people week month today later team plan work place change time first last only ready clear open'
const pick = (list: string, roll: (below: number) => number): string => {
  const all = list.split(' ')
  return all[roll(all.length)] ?? ''
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function sentence(roll: (below: number) => number, length = 5 + roll(10)): string {
  const parts = [capital(pick(doings, roll))]
  for (let at = 1; at < length; at++) parts.push(at % 3 === 2 ? pick(things, roll) : pick(words, roll))
  return `${parts.join(' ')}.`
}

/** One file of the corpus. About six in ten are screens, three in ten modules, one in ten messages. */
export function corpusFile(at: number): CorpusFile {
  const roll = dice(at + 1)
  const area = `area-${at % 60}`
  const name = `${capital(pick(doings, roll))}${capital(pick(things, roll))}${at}`
  switch (at % 10) {
    case 0:
      return { path: `locales/${languages[(at / 10) % languages.length]}/${area}-${at}.json`, text: messages(roll, at) }
    case 1:
    case 2:
    case 3:
      return { path: `src/${area}/use-${name.toLowerCase()}.ts`, text: module(roll, name) }
    default:
      return { path: `src/${area}/${name}.tsx`, text: screen(roll, name, at) }
  }
}

const languages = ['en', 'de', 'fr', 'es', 'pt-BR', 'ja', 'pl', 'it']

/** The heading that only file `at` has. */
export const headingOf = (at: number): string => `Everything about ledger ${at} in one place`

function screen(roll: (below: number) => number, name: string, at: number): string {
  const thing = pick(things, roll)
  const rows = Array.from(
    { length: 1 + roll(5) },
    (
      _,
      row,
    ) => `        <section className="panel panel-${row} grid gap-4 rounded-lg p-6" data-testid="${thing}-panel-${row}">
          <h2 id={\`\${id}-${row}\`} className="text-lg font-semibold">
            ${sentence(roll, 4)}
          </h2>
          <p className={cn('text-muted', isOpen && 'text-strong')}>
            ${sentence(roll)} {formatCount(${thing}.count)} ${sentence(roll, 6)}
            ${sentence(roll)}
          </p>
          {${thing}.items.length === 0 ? (
            <EmptyState title="${sentence(roll, 5)}" description="${sentence(roll)}" />
          ) : (
            <ul role="list">
              {${thing}.items.map((item) => (
                <li key={item.id} onClick={() => select(item.id)}>
                  {item.isNew ? 'Added just now' : \`Last changed by \${item.author}\`}
                  <img src={item.image} alt="Picture of the ${thing}" width={48} height={48} />
                </li>
              ))}
            </ul>
          )}
          <button type="button" aria-label="${capital(pick(doings, roll))} this ${thing}" onClick={() => track('${thing}_clicked_${row}', { id, row: ${row} })}>
            {t('${thing}.action.${row}')}
          </button>
        </section>`,
  )
  return `import { useCallback, useMemo, useState } from 'react'
import { track } from '../analytics'
import { cn } from '../class-names'
import { EmptyState } from '../components/EmptyState'
import { formatCount } from '../format'
import { useTranslation } from '../i18n'
import type { ${capital(thing)} } from '../types'

interface ${name}Props {
  readonly id: string
  readonly ${thing}: ${capital(thing)}
  readonly onClose?: () => void
}

// ${sentence(roll)}
export function ${name}({ id, ${thing}, onClose }: ${name}Props) {
  const { t } = useTranslation('${thing}')
  const [isOpen, setOpen] = useState(false)
  const [selected, setSelected] = useState<string | null>(null)
  const newest = useMemo(() => ${thing}.items.filter((item) => item.isNew).slice(0, 10), [${thing}.items])
  const select = useCallback(
    (item: string) => {
      setSelected(item)
      setOpen(true)
      track('${thing}_selected', { item, newest: newest.length })
    },
    [newest.length],
  )

  if (selected === '${thing}-none') return null
  return (
    <main aria-labelledby={id} className="mx-auto max-w-4xl">
      <header>
        <h1 id={id}>${headingOf(at)}</h1>
        <button type="button" onClick={onClose} title="Back to the list">
          Close
        </button>
      </header>
      <div role="group">
${rows.join('\n')}
      </div>
    </main>
  )
}
`
}

function module(roll: (below: number) => number, name: string): string {
  const thing = pick(things, roll)
  const parts = Array.from(
    { length: 3 + roll(7) },
    (_, at) => `
/** ${sentence(roll)} */
export async function load${name}Part${at}(id: string, options: Options = {}): Promise<Part | null> {
  const query = new URLSearchParams({ id, part: '${thing}-${at}', limit: String(options.limit ?? ${10 + roll(90)}) })
  const answer = await fetch(\`/api/${thing}s/\${id}/parts?\${query}\`, { headers: { accept: 'application/json' } })
  if (answer.status === 404) return null
  if (!answer.ok) throw new Error(\`${sentence(roll, 6)} (\${answer.status})\`)
  const body = (await answer.json()) as { items: Part[] }
  return body.items.find((item) => item.kind === '${thing}.${at}' && item.count > ${roll(100)}) ?? null
}
`,
  )
  return `export interface Options {
  readonly limit?: number
}

export interface Part {
  readonly kind: string
  readonly count: number
}

export const settings = { title: '${sentence(roll, 5)}', description: '${sentence(roll)}', pollMs: ${roll(10_000)} }
${parts.join('')}`
}

function messages(roll: (below: number) => number, at: number): string {
  const groups = Object.fromEntries(
    Array.from({ length: 6 + roll(6) }, (_, group) => [
      `${pick(things, roll)}${group}`,
      Object.fromEntries(
        Array.from({ length: 5 + roll(8) }, (_, row) => [
          `${pick(doings, roll)}${row}`,
          row % 4 === 3 ? `${sentence(roll, 5)} {count, plural, one {# item} other {# items}}` : sentence(roll),
        ]),
      ),
    ]),
  )
  return `${JSON.stringify({ heading: headingOf(at), ...groups }, null, 2)}\n`
}

/** Writes so many files as one commit of a new bare repository. @returns their total size */
export async function writeCorpus(dir: string, files: number): Promise<{ readonly bytes: number }> {
  await git(dir, ['init', '--quiet', '--bare', '--initial-branch=main', '.'])
  const all = Array.from({ length: files }, (_, at) => corpusFile(at))
  const child = spawn('git', ['fast-import', '--quiet'], { cwd: dir, stdio: ['pipe', 'inherit', 'inherit'] })
  const ended = once(child, 'exit')
  child.stdin.write('commit refs/heads/main\ncommitter Ada <ada@example.com> 1700000000 +0000\ndata 4\nseed\n')
  let bytes = 0
  for (const { path, text } of all) {
    const size = Buffer.byteLength(text)
    bytes += size
    child.stdin.write(`M 100644 inline ${path}\ndata ${size}\n${text}\n`)
  }
  child.stdin.end()
  const [code] = await ended
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`)
  return { bytes }
}

async function git(cwd: string, args: readonly string[]): Promise<void> {
  const child = spawn('git', args, { cwd, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`git ${args[0]} ended with ${code}`)
}
