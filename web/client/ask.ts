import type { ApiError } from '../../src/api/server-schema.ts'

/** What the server answered instead of what was asked for, or why nothing was answered: what happened, where, what next. */
export class Refusal extends Error {
  readonly code: string
  readonly where: string | null
  readonly next: string
  readonly details: readonly string[]
  readonly status: number

  constructor(error: ApiError['error'], status: number) {
    super(error.says)
    this.name = 'Refusal'
    this.code = error.code
    this.where = error.where
    this.next = error.next
    this.details = error.details ?? []
    this.status = status
  }
}

export const unreachable = (): Refusal =>
  new Refusal(
    {
      code: 'unreachable',
      says: 'Fairway did not answer.',
      where: null,
      next: 'Check your connection and that the server runs, then try again.',
    },
    0,
  )

/** Any failure as the three parts people are told. */
export const asRefusal = (error: unknown): Refusal =>
  error instanceof Refusal
    ? error
    : new Refusal(
        {
          code: 'broken',
          says: 'Something in this page broke.',
          where: error instanceof Error ? error.message : String(error),
          next: 'Reload the page. If it happens again, tell the person who runs Fairway what you did.',
        },
        0,
      )

/** @throws Refusal whatever goes wrong */
export const ask = <Answer>(path: string, signal?: AbortSignal): Promise<Answer> => send(path, { signal })

/** Sends JSON; an address without a body sends an empty object, so that the server can insist on JSON from a page. */
export const tell = <Answer>(path: string, body: unknown = {}): Promise<Answer> =>
  send(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** Sends JSON in place of what is there. */
export const put = <Answer>(path: string, body: unknown): Promise<Answer> =>
  send(path, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** Sends a file as it is, however large. */
export const upload = <Answer>(path: string, file: Blob): Promise<Answer> =>
  send(path, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file })

async function send<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await reach(path, init)
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return body as Answer
  throw refusalOf(body, response.status)
}

/** An artefact or a log as text. */
export async function askText(path: string, signal?: AbortSignal): Promise<{ text: string; headers: Headers }> {
  const response = await reach(path, { signal })
  if (!response.ok) throw refusalOf(await response.json().catch(() => null), response.status)
  return { text: await response.text(), headers: response.headers }
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachable()
  }
}

function refusalOf(body: unknown, status: number): Refusal {
  const error = (body as ApiError | null)?.error
  if (error?.says) return new Refusal(error, status)
  return new Refusal(
    {
      code: 'unexplained',
      says: `Fairway answered ${status} without a reason.`,
      where: null,
      next: 'Try again. If it stays, the log of the server says more.',
    },
    status,
  )
}
