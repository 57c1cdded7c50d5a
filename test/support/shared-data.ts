import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../../shared/data')

/** Path of a file of the data with known answers, which lies beside the project and is no part of it. */
export const sharedData = (path: string): string => join(root, path)

const isThere = existsSync(root)
if (!isThere) console.warn(`Tests on real event logs are skipped: ${root} is not there.`)

/** For `test.skipIf`: someone who cloned only the project has no such data. */
export const noSharedData = !isThere
