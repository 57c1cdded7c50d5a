import { get } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { FairwayError } from '../../base/errors.ts'
import type { Preview, PreviewRequest, SandboxOutcome } from '../../evidence/ports.ts'
import { seen } from '../sandbox/profile.ts'
import type { PlatformSandbox, RunningJob } from '../sandbox/sandbox.ts'
import { lastLines } from './last-lines.ts'
import { openRelay } from './relay.ts'

/** A preview that everybody forgot ends by itself. */
const longestLifeMs = 8 * 3600 * 1000
const askAgainMs = 50

/**
 * Starts the product's own preview command and waits until it answers.
 *
 * Shut in, it has no network at all; a relay beside it brings visitors from a port of this machine (see `openRelay`). The
 * port has the same number on both sides, so that a product that prints or redirects to its own address stays right.
 */
export async function startPreview(sandbox: PlatformSandbox, request: PreviewRequest): Promise<Preview> {
  const last = lastLines()
  const onOutput = (text: string) => {
    last.add(text)
    request.onOutput?.(text)
  }
  const { port, job, close } = await open(sandbox, { ...request, onOutput })
  const url = `http://127.0.0.1:${port}`
  const exited = job.exited.finally(close)
  exited.catch(() => {})
  const stop = async () => {
    job.stop()
    await exited.catch(() => {})
  }

  const ended = exited.then((outcome) => ({ kind: 'ended' as const, outcome }))
  const ready = whenReady(`${url}${request.readyPath}`, request.timeoutMs, request.signal)
  const first = await Promise.race([ended, ready.answer]).finally(ready.giveUp)
  if (first.kind === 'ready') return { url, isolation: job.isolation, argvHash: job.argvHash, exited, stop }
  await stop()
  throw notReady(first, request, last.text)
}

async function open(
  sandbox: PlatformSandbox,
  request: PreviewRequest,
): Promise<{
  port: number
  job: RunningJob
  close: () => Promise<void>
}> {
  const plain = sandbox.isolation.grade === 'none'
  const relay = plain ? null : await openRelay()
  const port = relay?.port ?? (await freePort())
  const close = async () => relay?.close()
  const dial = `node ${seen.ours}/relay.mjs ${seen.relaySockets}/${relay?.socketName} ${port} &\n`
  try {
    const job = await sandbox.start({
      command: plain ? request.command : `${dial}${request.command}`,
      tree: request.tree,
      dependencies: request.dependencies,
      env: { ...request.env, PORT: String(port), BROWSER: 'none' },
      network: 'none',
      timeoutMs: longestLifeMs,
      onOutput: request.onOutput,
      signal: request.signal,
      ...(relay ? { relaySockets: relay.sockets } : {}),
    })
    return { port, job, close }
  } catch (cause) {
    await close()
    throw cause
  }
}

type First = { kind: 'ready' } | { kind: 'late'; said: string } | { kind: 'ended'; outcome: SandboxOutcome }

function whenReady(url: string, timeoutMs: number, signal: AbortSignal | undefined) {
  const over = new AbortController()
  const until = AbortSignal.any([over.signal, AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])])
  const answer = (async (): Promise<First> => {
    let said = 'it did not answer'
    while (!until.aborted) {
      const status = await statusOf(url, until)
      if (status !== null && status < 500) return { kind: 'ready' }
      if (status !== null) said = `it answered with status ${status}`
      await sleep(askAgainMs)
    }
    return { kind: 'late', said }
  })()
  return { answer, giveUp: () => over.abort() }
}

const statusOf = (url: string, signal: AbortSignal): Promise<number | null> =>
  new Promise((resolve) => {
    const asked = get(url, { agent: false, signal, headers: { accept: 'text/html,*/*' } }, (response) => {
      response.resume()
      resolve(response.statusCode ?? null)
    })
    asked.on('error', () => resolve(null))
  })

function notReady(first: Exclude<First, { kind: 'ready' }>, request: PreviewRequest, last: string): FairwayError {
  const where = request.command
  const said = last ? `\n${last}` : ''
  if (request.signal?.aborted)
    return new FairwayError('command-failed', 'The preview was called off.', { where, next: 'Ask for it again.' })
  if (first.kind === 'late') {
    const what = `The preview was not ready after ${Math.round(request.timeoutMs / 1000)} s: ${first.said}.${said}`
    const next =
      'Check preview: in .fairway/lanes.yaml: the command has to listen on $PORT and to answer at the ready address.'
    return new FairwayError('timed-out', what, { where, next })
  }
  const { exitCode, signal } = first.outcome
  const what = `The preview ended before it answered (${signal ? `signal ${signal}` : `exit code ${exitCode}`}).${said}`
  return new FairwayError('command-failed', what, {
    where,
    next: 'Run the command in a fresh checkout and repair what it reports.',
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
