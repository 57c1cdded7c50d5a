import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { FairwayError } from '../../base/errors.ts'
import type { Home } from '../home/home.ts'

/** What the server keeps to itself about a product: never on the ledger, never in the repository. */
const settings = z.strictObject({
  credential: z.object({ username: z.string(), password: z.string() }).optional(),
  privateHosts: z.array(z.string()).optional(),
  deploy: z
    .strictObject({
      /** Variables of the deploy command; `$NAME` in `deploy.live` is replaced by them too. */
      env: z.record(z.string(), z.string()).default({}),
      /** Folders that the deploy command may write, by the variable that tells it where. */
      writable: z.record(z.string(), z.string()).default({}),
    })
    .default({ env: {}, writable: {} }),
})
export type ProductSettings = z.infer<typeof settings>

const fileOf = (home: Home, product: string) => join(home.secrets, `product-${product}.json`)

/** @throws FairwayError `bad-input` where the file is there and wrong */
export async function readProductSettings(home: Home, product: string): Promise<ProductSettings> {
  const file = fileOf(home, product)
  const text = await readFile(file, 'utf8').catch(() => '{}')
  try {
    return settings.parse(JSON.parse(text))
  } catch (cause) {
    throw new FairwayError('bad-input', 'The settings of a product cannot be read.', {
      where: file,
      next: 'Correct the file, or connect the product anew.',
      cause,
    })
  }
}

export const writeProductSettings = (home: Home, product: string, value: z.input<typeof settings>): Promise<void> =>
  writeFile(fileOf(home, product), `${JSON.stringify(settings.parse(value), null, 2)}\n`, { mode: 0o600 })

/** `$NAME` and `${NAME}` replaced by the deploy variables; unknown names stay as they are. */
export const withVariables = (text: string, env: Readonly<Record<string, string>>): string =>
  text.replace(
    /\$(?:\{(\w+)\}|(\w+))/g,
    (whole, braced?: string, plain?: string) => env[braced ?? plain ?? ''] ?? whole,
  )

/** Values that must never appear in a log: the credential, and deploy variables whose name says that they are secret. */
export function secretsOf({ credential, deploy }: ProductSettings): string[] {
  const named = Object.entries(deploy.env).filter(([name]) => /TOKEN|SECRET|PASS|KEY|CREDENTIAL/i.test(name))
  return [...(credential ? [credential.password] : []), ...named.map(([, value]) => value)]
}
