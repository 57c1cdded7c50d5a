import { createReadStream, existsSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { FairwayError } from '../base/errors.ts'
import type { ImportAnswer, ImportRequest, SourceLine } from '../cli/world.ts'
import { gitCommit, withLines } from '../flow/sources/git/git-commit.ts'
import { isSourceKind } from '../flow/sources/source-kinds.ts'
import type { SourceQuality } from '../flow/sources/source-quality.ts'
import type { KeptSource } from '../flow/study/kept-sources.ts'
import { createArtefactStore } from '../platform/artefacts/artefact-store.ts'
import { importFetched } from '../platform/flow/import-fetched.ts'
import { everySource, type ImportWorld, type InputFile, importFiles } from '../platform/flow/import-files.ts'
import { closeRepository, log, openRepository, sampleChanges, tags } from '../platform/git/index.ts'
import { sourceConnection } from '../platform/sources/source-connection.ts'
import { keepSourceSecret, readSourceSecret } from '../platform/sources/source-secrets.ts'
import { opening, operator, withHome } from './team.ts'

/** What whoever runs Fairway imports on the command line, beside a server that may be running. */
export async function importInput(request: ImportRequest, report: (line: string) => void): Promise<ImportAnswer> {
  return withHome(request, async (ledger, home, known) => {
    const first = opening(known)
    if (first.length > 0) await ledger.append([], () => ({ events: first }))
    const artefacts = createArtefactStore(join(home.path, 'artefacts'))
    const world = { ledger, artefacts, now: Date.now, report }
    const { input, options, why } = request
    if (input.kind === 'fetched') {
      const { connection, token } = input
      const secret = `${connection.kind}-${connection.project.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.slice(0, 60)
      const checked = sourceConnection.safeParse({ ...connection, secret })
      if (!checked.success)
        throw new FairwayError('bad-input', checked.error.issues.map(({ message }) => message).join(' '), {
          where: connection.project,
          next: 'See fairway import --help.',
        })
      if (token !== undefined) await keepSourceSecret(home, secret, token)
      const kept = await readSourceSecret(home, secret).catch((cause) => {
        throw new FairwayError('not-found', `There is no token for ${connection.project}.`, {
          next: 'Give it once with --token, or in FAIRWAY_SOURCE_TOKEN; it is kept in the home, and nowhere else.',
          cause,
        })
      })
      const fetched = await importFetched(
        {
          connection: checked.data,
          options,
          token: kept,
          by: operator,
          why,
          signal: new AbortController().signal,
        },
        world,
      )
      return answerOf(fetched.source, fetched.quality, { isNew: fetched.records > 0, resumedAt: 0 })
    }
    const sourceKind = input.kind === 'git' ? 'git' : input.sourceKind
    if (sourceKind !== undefined && !isSourceKind(sourceKind))
      throw new FairwayError('bad-input', `There is no kind "${sourceKind}".`, {
        next: 'See fairway import --help for the kinds there are.',
      })
    const files = input.kind === 'git' ? [await historyOf(input.dir, input.blame, world)] : input.paths.map(fileAt)
    const done = await importFiles({ files, kind: sourceKind, options, by: operator, why }, world)
    return answerOf(done.source, done.quality, { isNew: done.kind === 'imported', resumedAt: done.resumedAt })
  })
}

/** Every kept source, half-finished ones among them. */
export const listSources = (where: { home: string; databaseUrl?: string | undefined }): Promise<SourceLine[]> =>
  withHome(where, async (ledger) => (await everySource(ledger)).map(lineOf))

/** Its records count no more; what was kept of it stays under its hash. @throws FairwayError `not-found` */
export const removeSource = (
  where: { home: string; databaseUrl?: string | undefined },
  name: string,
  why: string | null,
): Promise<SourceLine> =>
  withHome(where, async (ledger) => {
    const sources = await everySource(ledger)
    const found = sources.find((source) => source.id === name || source.name === name)
    if (!found)
      throw new FairwayError('not-found', `There is no source ${name}.`, {
        next: `Remove one of these: ${sources.map((source) => source.name).join(', ') || 'there is none'}.`,
      })
    await ledger.append([], () => ({
      events: [{ type: 'source.removed', actor: operator, objects: [{ type: 'source', id: found.id }], why, data: {} }],
    }))
    return lineOf(found)
  })

function fileAt(path: string): InputFile {
  const whole = resolve(path)
  if (!existsSync(whole) || !statSync(whole).isFile())
    throw new FairwayError('not-found', `There is no file ${path}.`, {
      where: whole,
      next: 'Give the path of an export, the folder of a git repository, or a source such as github:acme/shop.',
    })
  return { name: basename(path), open: () => createReadStream(whole, { highWaterMark: 1024 * 1024 }) }
}

/** The commits of a repository, one a line, as they are now; the newest `blame` changes with how old the lines were that they took out. */
async function historyOf(dir: string, blame: number | null, world: ImportWorld): Promise<InputFile> {
  const repo = await openRepository(resolve(dir))
  try {
    const named = Map.groupBy(await tags(repo), ({ commit }) => commit)
    const commits = (await log(repo, 'HEAD')).map((info) =>
      gitCommit(info, named.get(info.commit)?.map(({ name }) => name) ?? []),
    )
    if (blame !== null) world.report(`Asking git how old the lines of the last ${blame} changes were …`)
    const sample = blame === null ? null : await sampleChanges(repo, 'HEAD', { changes: blame }, world.now)
    const lines = (sample === null ? commits : withLines(commits, sample)).map((each) => `${JSON.stringify(each)}\n`)
    return {
      name: `${basename(resolve(dir))} history`,
      open: async function* () {
        for (let at = 0; at < lines.length; at += 1_000) yield Buffer.from(lines.slice(at, at + 1_000).join(''))
      },
    }
  } finally {
    closeRepository(repo)
  }
}

const lineOf = ({ id, kind, name, parts, records, isWhole, importedAt, connection }: KeptSource): SourceLine => ({
  id,
  kind,
  name,
  bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
  records,
  isWhole,
  importedAt,
  isConnected: connection !== null,
})

const answerOf = (
  source: KeptSource,
  { events, findings }: SourceQuality,
  { isNew, resumedAt }: { readonly isNew: boolean; readonly resumedAt: number },
): ImportAnswer => ({ ...lineOf(source), isNew, resumedAt, events, findings })
