import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { LogFiles } from '../../flow/study/log-files.ts'
import { exportLog } from './export-log.ts'

/** Logs in folders of their own below the system's temporary one. */
export const logFiles: LogFiles = {
  async write(log, form, objectType) {
    const folder = await mkdtemp(join(tmpdir(), 'fairway-log-'))
    try {
      const path = join(folder, `log.${form}`)
      await exportLog(log, objectType, path)
      return path
    } catch (error) {
      await rm(folder, { recursive: true, force: true })
      throw error
    }
  },
  // The name goes before the first byte does: whoever stops in the middle leaves nothing behind.
  async take(where) {
    const file = await open(where)
    await rm(dirname(where), { recursive: true, force: true })
    return file.createReadStream({ highWaterMark: 1024 * 1024 })
  },
}
