const withoutEnding = (path: string): string => path.replace(/\.[cm]?[jt]sx?$/, '')
const withoutIndex = (path: string): string => withoutEnding(path).replace(/\/index$/, '')

/** Folders that an alias (`@/`, `~/`) stands for. Any other folder it leaves out would make it mean another module. */
const aliasRoot = /^(?:(?:apps|packages|services|sites|libs)\/[^/]+\/)?(?:(?:src|app|client|web|frontend|source)\/)*$/

/**
 * Whether an import reaches a module of the repository: by a relative path, by its path from the root, or by an alias that
 * ends in its path (`@/analytics`, `~/lib/analytics`, `#analytics`, `$lib/analytics`). The name of a package never does.
 *
 * @param path of the importing file, from the root of the repository
 * @param source as it is written after `from`
 * @param module from the root of the repository
 */
export function isModulePath(path: string, source: string, module: string): boolean {
  // A folder is reached by its own name too; no file is by that of a folder beside it.
  const wanted = [withoutEnding(module), withoutIndex(module)]
  if (source.startsWith('.')) {
    const reached = reachedFrom(path, source)
    return reached !== null && wanted.includes(withoutEnding(reached))
  }
  const alias = /^(?:[@~#]\/?|\$(?=[a-z]))(.+)$/.exec(source)?.[1]
  const named = withoutEnding(alias ?? source)
  if (named.split('/').some((part) => part === '' || part === '.' || part === '..')) return false
  if (wanted.includes(named)) return named.includes('/') || alias !== undefined
  return wanted.some(
    (each) => alias !== undefined && each.endsWith(`/${named}`) && aliasRoot.test(each.slice(0, -named.length)),
  )
}

/** The path that a relative import means, its ending as written; `null` outside the repository. */
export function reachedFrom(path: string, source: string): string | null {
  const parts = path.split('/').slice(0, -1)
  for (const part of source.split('/')) {
    if (part === '.' || part === '') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

/** How a file would import a module that no file near it imports yet: relative, with the ending only where others have one. */
export function relativeModulePath(path: string, module: string, keepsEnding: boolean): string {
  const from = path.split('/').slice(0, -1)
  const to = (keepsEnding ? module : withoutIndex(module)).split('/')
  let shared = 0
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++
  const up = from.slice(shared).map(() => '..')
  return [...(up.length === 0 ? ['.'] : up), ...to.slice(shared)].join('/')
}
