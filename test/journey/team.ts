import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { ApiPerson } from './api-person.ts'
import type { TinyProduct } from './tiny-product.ts'

const run = promisify(execFile)
const entry = fileURLToPath(new URL('../../src/main/fairway.ts', import.meta.url))

/** The command line, as whoever runs Fairway for a team uses it. @returns its JSON answer */
async function fairway<T>(home: string, port: number, ...args: readonly string[]): Promise<T> {
  const { stdout } = await run(process.execPath, [entry, ...args, '--json'], {
    env: { ...process.env, FAIRWAY_HOME: home, PORT: String(port), DATABASE_URL: '' },
  })
  return JSON.parse(stdout) as T
}

/** Connects the tiny product to a new home. The server is to be started after it. */
export async function connectTinyProduct(home: string, product: TinyProduct, productionPort: number): Promise<void> {
  await fairway(
    home,
    0,
    'connect',
    product.remote,
    '--name',
    'bakery',
    '--deploy-env',
    `BAKERY_PORT=${productionPort}`,
    '--deploy-writable',
    `BAKERY_WWW=${product.www}`,
  )
}

/** Adds Mara, who proposes, and Ana, who owns the code, and signs both in. */
export async function signInTeam(home: string, port: number): Promise<{ mara: ApiPerson; ana: ApiPerson }> {
  const add = (handle: string, name: string, role: string) =>
    fairway(
      home,
      port,
      'person',
      'add',
      '--name',
      name,
      '--email',
      `${handle}@example.com`,
      '--handle',
      handle,
      '--role',
      role,
    )
  const enter = async (handle: string) => {
    const { url } = await fairway<{ url: string }>(home, port, 'person', 'link', handle)
    return ApiPerson.signsIn(handle, url, 'bakery')
  }
  await add('mara', 'Mara Lindqvist', 'product')
  await add('ana', 'Ana Costa', 'engineering')
  return { mara: await enter('mara'), ana: await enter('ana') }
}
