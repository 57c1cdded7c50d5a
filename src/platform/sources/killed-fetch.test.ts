import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gitlabData, startGitlabPeer } from '../../../test/support/peers/gitlab-peer.ts'
import { pathReport } from '../../flow/path-report/path-report.ts'
import { readSource } from '../../flow/sources/read-source.ts'
import { studyOf } from '../../flow/study/study.ts'
import { defaultTeamSettings } from '../../flow/study/team-settings.ts'
import type { SourceConnection, SourceCursor } from './fetcher.ts'

const token = 'aTokenNobodyMaySee'
const script = join(import.meta.dirname, '../../../test/support/fetch-to-file.ts')

interface Line {
  readonly records: readonly unknown[]
  readonly cursor: SourceCursor
}

const wholeOf = (text: string): string => text.slice(0, text.lastIndexOf('\n') + 1)

/** What a kill left half written is cut off, as whoever keeps batches would not have it. */
async function cutBroken(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text !== null) await truncate(file, Buffer.byteLength(wholeOf(text)))
}

async function linesOf(file: string): Promise<Line[]> {
  const whole = wholeOf(await readFile(file, 'utf8').catch(() => ''))
  return whole.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
}

function fetchInProcess(connection: SourceConnection, cursor: SourceCursor | null, file: string): ChildProcess {
  return spawn(process.execPath, [script, JSON.stringify({ connection, token, cursor, file })], { stdio: 'ignore' })
}

test('a process that is killed again and again brings the figures of one that was not', async () => {
  const peer = await startGitlabPeer(gitlabData(60), token)
  const folder = await mkdtemp(join(tmpdir(), 'fairway-fetch-'))
  const connection: SourceConnection = {
    ...{
      kind: 'gitlab',
      address: peer.address,
      project: 'acme/web/shop',
      secret: 'gitlab',
      privateHosts: ['127.0.0.1'],
    },
  }
  try {
    const quiet = join(folder, 'quiet')
    await once(fetchInProcess(connection, null, quiet), 'exit')
    const whole = await linesOf(quiet)

    const broken = join(folder, 'broken')
    let child: ChildProcess | null = null
    let left = 0
    peer.faults.push(() => {
      left--
      if (left === 0) child?.kill('SIGKILL')
      return undefined
    })
    const killedAt = [9, 40, 77, 121, 25]
    for (const requests of [...killedAt, Number.POSITIVE_INFINITY]) {
      await cutBroken(broken)
      left = requests
      child = fetchInProcess(connection, (await linesOf(broken)).at(-1)?.cursor ?? null, broken)
      const [code, signal] = await once(child, 'exit')
      expect({ code, signal }).toEqual(requests < 1000 ? { code: null, signal: 'SIGKILL' } : { code: 0, signal: null })
    }
    const pieces = await linesOf(broken)

    const figures = (lines: readonly Line[]) => {
      const reading = readSource(
        'gitlab',
        lines.flatMap(({ records }) => records),
      )
      const { pullRequests, ...report } = pathReport(studyOf([reading], defaultTeamSettings, Date.UTC(2026, 5, 1)))
      // As it is sent: a figure also carries the function that opens it.
      return JSON.parse(
        JSON.stringify({ ...report, pullRequests: { ...pullRequests, findings: [...pullRequests.findings] } }),
      )
    }
    expect(pieces.flatMap(({ records }) => records)).toEqual(whole.flatMap(({ records }) => records))
    expect(figures(pieces)).toEqual(figures(whole))
  } finally {
    await peer.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
