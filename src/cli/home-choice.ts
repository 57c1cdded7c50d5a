import { FairwayError } from '../base/errors.ts'
import { homePath } from '../platform/home/home.ts'
import type { HomeChoice, World } from './world.ts'

/** The home and database that the environment names. */
export const homeChoice = ({ env }: World): HomeChoice => ({
  home: homePath({ FAIRWAY_HOME: env.FAIRWAY_HOME }),
  databaseUrl: env.DATABASE_URL || undefined,
})

/** `PORT`, 4400 where it is not set. @throws FairwayError `bad-input` */
export function portOf({ env }: World): number {
  const text = env.PORT || '4400'
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_535) return port
  throw new FairwayError('bad-input', `PORT is ${JSON.stringify(text)}, which is no port.`, {
    next: 'Set PORT to a whole number from 1 to 65534; the sample also uses the port after it.',
  })
}
