import { createReadStream } from 'node:fs'
import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { dirname, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { FairwayError } from '../base/errors.ts'
import { instant } from '../base/ids.ts'
import { runCommandLine } from '../cli/main.ts'
import type { World } from '../cli/world.ts'
import * as git from '../platform/git/index.ts'
import { version } from './version.ts'

/** More threads than this wait for the one that reads git. */
const maxCores = 8

const world: World = {
  git,
  env: process.env,
  operations: {
    // Loaded only when asked for: most commands need neither server nor database, and should answer at once.
    serve: async (settings, log) => (await import('./start-fairway.ts')).startFairway({ ...settings, log }),
    connectProduct: async (connection) => (await import('./team.ts')).connectProduct(connection),
    addPerson: async (person) => (await import('./team.ts')).addPerson(person),
    removePerson: async (where, handle) => (await import('./team.ts')).removePerson(where, handle),
    signInLink: async (where, handle, port) => (await import('./team.ts')).signInLink(where, handle, port),
    importInput: async (request, report) => (await import('./imports.ts')).importInput(request, report),
    listSources: async (where) => (await import('./imports.ts')).listSources(where),
    removeSource: async (where, name, why) => (await import('./imports.ts')).removeSource(where, name, why),
    exportStudy: async (request, report) => (await import('./study-of-home.ts')).exportStudy(request, report),
    askedToStop: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
      }),
  },
  cwd: process.cwd(),
  cores: Math.min(maxCores, availableParallelism()),
  now: () => instant(new Date()),
  writeResult: (text) =>
    new Promise((done) => {
      if (process.stdout.write(text)) done()
      else process.stdout.once('drain', done)
    }),
  writeProgress: (text) => void process.stderr.write(text),
  readLines: (file) => linesOf(resolve(file)),
  readInput: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
  readEventLog: async (path, options) =>
    (await import('../platform/flow/read-log-file.ts')).readLogFile(resolve(path), options),
  writeEventLog: async (log, objectType, path) =>
    (await import('../platform/flow/export-log.ts')).exportLog(log, objectType, resolve(path)),
  writeFile: (path, text) => written(path, writeFile, text),
  appendFile: (path, text) => written(path, appendFile, text),
}

async function written(path: string, write: (path: string, text: string) => Promise<void>, text: string) {
  try {
    await mkdir(dirname(path), { recursive: true })
    await write(path, text)
  } catch (cause) {
    throw new FairwayError('bad-input', `${path} could not be written.`, {
      where: path,
      next: 'Check that the folder may be written.',
      cause,
    })
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })
  } catch (cause) {
    throw new FairwayError('not-found', `${file} could not be read.`, {
      where: file,
      next: 'Give the path of a file with one JSON object on each line, or - for standard input.',
      cause,
    })
  }
}

// A reader that has seen enough, as `head` does, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await runCommandLine(process.argv.slice(2), world, version)
