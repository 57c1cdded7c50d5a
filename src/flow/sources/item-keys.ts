import type { ObjectName } from './path-event.ts'

/**
 * Items of a tracker that a text names by key, `SHOP-7`.
 *
 * @param projects keys of the tracker's projects: without them `UTF-8` would be an item
 */
export function keysIn(text: string | null, projects: readonly string[]): ObjectName[] {
  const keys = (text ?? '').matchAll(/(?<![\w-])([A-Za-z][A-Za-z0-9_]*)-(\d+)(?![A-Za-z0-9])/g)
  return [...keys].flatMap(([, project = '', number]) =>
    projects.includes(project.toUpperCase())
      ? [{ type: 'item' as const, id: `${project.toUpperCase()}-${number}` }]
      : [],
  )
}
