import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What lies in a folder of cached packages, besides `node_modules`. */
export interface CachedDependencies {
  /** Names that stand beside `node_modules` as links to the tree's folders of the same name, for workspaces. */
  readonly links: readonly string[]
  /** Folder whose content belongs in the tree itself: the `node_modules` of workspaces. `null` for most repositories. */
  readonly nested: string | null
}

const ours = new Set(['tree', 'node_modules', 'nested', 'writable'])

export function readCachedDependencies(dir: string): CachedDependencies {
  const file = join(dir, 'links.json')
  const names = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : []
  const nested = join(dir, 'nested')
  return {
    links: names.filter((name) => /^[\w@][\w@.-]*$/.test(name) && !ours.has(name)),
    nested: existsSync(nested) ? nested : null,
  }
}
