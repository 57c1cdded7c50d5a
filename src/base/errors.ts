/** Every way Fairway can fail that a person can do something about. One list, so that texts, statuses and exit codes are complete. */
export type ErrorCode =
  | 'bad-input'
  | 'not-found'
  | 'not-allowed'
  | 'conflict'
  | 'home-in-use'
  | 'database-unavailable'
  | 'database-broken'
  | 'ledger-broken'
  | 'repository-missing'
  | 'repository-unreadable'
  | 'repository-too-large'
  | 'revision-missing'
  | 'lanes-closed'
  | 'no-browser'
  | 'no-sandbox'
  | 'disk-full'
  | 'command-failed'
  | 'source-unavailable'
  | 'timed-out'

/** What should not happen, told in three parts: what happened, where, and what to do next. */
export class FairwayError extends Error {
  readonly code: ErrorCode
  readonly where: string | null
  readonly next: string

  constructor(code: ErrorCode, what: string, options: { where?: string; next: string; cause?: unknown }) {
    super(what, { cause: options.cause })
    this.name = 'FairwayError'
    this.code = code
    this.where = options.where ?? null
    this.next = options.next
  }
}

/** The three parts in one line, for a terminal or a log. */
export const sayError = (error: unknown): string =>
  error instanceof FairwayError
    ? [error.message, error.where && `(${error.where})`, error.next].filter(Boolean).join(' ')
    : error instanceof Error
      ? error.message
      : String(error)
