import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Preview, Workplace } from '../../evidence/ports.ts'
import { findRuntime } from '../sandbox/runtime.ts'
import type { PlatformSandbox } from '../sandbox/sandbox.ts'
import { installDependencies, tidyInstalls } from './install-dependencies.ts'
import { startPreview } from './start-preview.ts'
import { emptyFolder, prepareTree } from './trees.ts'

export interface WorkplaceSettings {
  /** FAIRWAY_HOME. Work goes to `jobs/`, caches to `cache/`. */
  readonly home: string
  readonly sandbox: PlatformSandbox
  readonly installTimeoutMs?: number
}

export interface OpenWorkplace extends Workplace {
  /** Ends all previews. */
  close(): Promise<void>
}

/** Opens the workplace of a server that has the home for itself; what an earlier one left of its work is removed. */
export async function openWorkplace(settings: WorkplaceSettings): Promise<OpenWorkplace> {
  const { sandbox } = settings
  const jobs = join(settings.home, 'jobs')
  const cache = join(settings.home, 'cache')
  await mkdir(jobs, { recursive: true, mode: 0o700 })
  await mkdir(cache, { recursive: true, mode: 0o700 })
  await emptyFolder(jobs)
  await tidyInstalls(cache)

  const { npm } = findRuntime()
  const previews = new Set<Preview>()
  return {
    prepareTree: ({ id, materialize }) => prepareTree(jobs, id, materialize),
    ensureDependencies: (request) =>
      installDependencies({ ...request, cache, sandbox, npm, timeoutMs: settings.installTimeoutMs ?? 10 * 60_000 }),
    async startPreview(request) {
      const preview = await startPreview(sandbox, request)
      previews.add(preview)
      preview.exited.catch(() => {}).finally(() => previews.delete(preview))
      return preview
    },
    async close() {
      await Promise.all([...previews].map((preview) => preview.stop()))
    },
  }
}
