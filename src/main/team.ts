import { randomUUID } from 'node:crypto'
import { isAbsolute, resolve } from 'node:path'
import { FairwayError } from '../base/errors.ts'
import { instant, type PersonId, type ProductId } from '../base/ids.ts'
import { type Role, roles } from '../base/roles.ts'
import { type Actor, fairway, type NewEvent } from '../ledger/event.ts'
import type { LedgerStore } from '../ledger/ledger-store.ts'
import { type Organisation, organisation, organisationEvents } from '../ledger/organisation.ts'
import { openMirror } from '../platform/git/index.ts'
import { type Home, keptSecret, openHome, randomPassword } from '../platform/home/home.ts'
import { wakeChanges } from '../platform/jobs/job-queue.ts'
import { visitDatabase } from '../platform/postgres/database.ts'
import { openPostgresLedger } from '../platform/postgres/postgres-ledger.ts'
import { writeProductSettings } from '../platform/product/product-settings.ts'
import { signInLinkLasts, signToken } from '../server/session.ts'

/** What whoever runs Fairway for a team does on the command line: connect a repository, add people, let them sign in. */

export interface Connection {
  readonly home: string
  readonly databaseUrl?: string | undefined
  /** Path or https address. */
  readonly repository: string
  readonly name?: string | undefined
  readonly branch?: string | undefined
  /** `USER:PASSWORD`, kept in the home and nowhere else. */
  readonly credential?: string | undefined
  /** Hosts in a private network that may be reached. */
  readonly privateHosts: readonly string[]
  /** Variables of the deploy command. */
  readonly deployEnv: Readonly<Record<string, string>>
  /** Folders the deploy command may write, by the variable that tells it where. */
  readonly deployWritable: Readonly<Record<string, string>>
}

/**
 * Looks whether the repository can be used, then records the connection.
 *
 * @throws FairwayError `repository-missing`, `repository-unreadable`, `not-allowed` in the sample's home
 */
export async function connectProduct(connection: Connection): Promise<{ id: ProductId; branch: string }> {
  const { repository, branch, credential, privateHosts, deployEnv, deployWritable } = connection
  const url = /^[a-z]+:\/\//i.test(repository) || isAbsolute(repository) ? repository : resolve(repository)
  const id = idOf(
    connection.name ??
      url
        .replace(/\/+$/, '')
        .replace(/\.git$/, '')
        .split('/')
        .at(-1) ??
      '',
  ) as ProductId
  const [username = '', ...password] = credential?.split(':') ?? []
  const access = credential ? { username, password: password.join(':') } : undefined
  return withHome(connection, async (ledger, home, known) => {
    assertTeam(known)
    const mirror = await openMirror({
      home: home.path,
      product: id,
      remote: { url, credential: access, privateHosts },
      branch,
    })
    await writeProductSettings(home, id, {
      credential: access,
      privateHosts: [...privateHosts],
      deploy: { env: deployEnv, writable: deployWritable },
    })
    const data = { name: connection.name ?? id, remote: url, branch: mirror.branch }
    await ledger.append([], () => ({
      events: [...opening(known), event('product.connected', { type: 'product', id }, data)],
    }))
    return { id, branch: mirror.branch }
  })
}

export interface NewPerson {
  readonly home: string
  readonly databaseUrl?: string | undefined
  readonly name: string
  readonly email: string
  readonly handle: string
  readonly roles: readonly string[]
}

/** Adds a person, or changes the one with the same handle. @throws FairwayError `bad-input`, `not-allowed` in the sample's home */
export async function addPerson(person: NewPerson): Promise<PersonId> {
  const { name, email, handle } = person
  const id = idOf(handle.replace(/^@/, '')) as PersonId
  const unknown = person.roles.filter((role) => !(roles as readonly string[]).includes(role))
  if (unknown.length > 0 || person.roles.length === 0)
    throw new FairwayError(
      'bad-input',
      unknown.length > 0 ? `There is no role ${unknown.join(', ')}.` : 'A person needs a role.',
      {
        next: `Roles are ${roles.join(', ')}.`,
      },
    )
  if (!/^[^\s@]+@[^\s@]+$/.test(email))
    throw new FairwayError('bad-input', `${email} is no mail address.`, { next: 'Give --email.' })
  return withHome(person, async (ledger, _home, known) => {
    assertTeam(known)
    const data = { name, email, handle: handle.replace(/^@/, ''), roles: person.roles as readonly Role[] }
    await ledger.append([], () => ({
      events: [...opening(known), event('person.added', { type: 'person', id }, data)],
    }))
    return id
  })
}

/** Takes away every right of a person; what they did stays on the ledger. @throws FairwayError `not-found` */
export function removePerson(
  where: { home: string; databaseUrl?: string | undefined },
  handle: string,
): Promise<PersonId> {
  return withHome(where, async (ledger, _home, known) => {
    assertTeam(known)
    const { id } = personOf(known, handle)
    await ledger.append([], () => ({ events: [event('person.removed', { type: 'person', id }, {})] }))
    return id
  })
}

/** A link that signs one person in within 15 minutes, on this machine. @throws FairwayError `not-found` */
export function signInLink(where: { home: string; databaseUrl?: string | undefined }, handle: string, port: number) {
  return withHome(where, async (_ledger, home, known) => {
    const { id } = personOf(known, handle)
    const key = Buffer.from(await keptSecret(home, 'session', randomPassword), 'base64url')
    const token = signToken(key, 'sign-in', id, instant(new Date(Date.now() + signInLinkLasts)))
    return `http://localhost:${port}/sign-in?token=${token}`
  })
}

function personOf(known: Organisation, handle: string) {
  const name = handle.replace(/^@/, '')
  const person = known.people.find((one) => one.handle === name)
  if (person) return person
  throw new FairwayError('not-found', `There is no person ${name}.`, { next: 'Add them first: fairway person add.' })
}

/** Opens a home's ledger beside a server that may be running, and closes it again. */
export async function withHome<T>(
  where: { readonly home: string; readonly databaseUrl?: string | undefined },
  use: (ledger: LedgerStore, home: Home, known: Organisation) => Promise<T>,
): Promise<T> {
  const home = await openHome(where.home)
  const database = await visitDatabase(home, where.databaseUrl)
  try {
    const ledger = await openPostgresLedger(database, {
      now: () => instant(new Date()),
      newId: randomUUID,
      wake: wakeChanges,
    })
    try {
      const events = await ledger.page({ limit: 100_000, types: organisationEvents })
      return await use(ledger, home, organisation([...events].reverse()))
    } finally {
      await ledger.close()
    }
  } finally {
    await database.close()
  }
}

/** The sample's people can be switched by anyone: nothing real may hang on them. */
function assertTeam(known: Organisation): void {
  if (known.mode !== 'demo') return
  throw new FairwayError('not-allowed', 'This home is the sample, where everybody may be anybody.', {
    next: 'Set FAIRWAY_HOME to another folder for your own product.',
  })
}

/** The first event of a ledger says what it is for. */
export const opening = (known: Organisation): NewEvent[] =>
  known.people.length === 0 && known.products.length === 0
    ? [event('home.created', { type: 'home', id: 'home' }, { mode: 'team' })]
    : []

/** Whoever can run this command runs the machine; the ledger says so. */
export const operator: Actor = { ...fairway, id: 'operator' }

const event = (type: NewEvent['type'], object: NewEvent['objects'][number], data: unknown): NewEvent =>
  ({ type, actor: operator, objects: [object], why: null, data }) as NewEvent

const idOf = (name: string): string => {
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  if (id) return id
  throw new FairwayError('bad-input', `${JSON.stringify(name)} cannot name anything.`, {
    next: 'Use letters and digits.',
  })
}
