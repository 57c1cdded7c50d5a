import { isCodePath } from '../code/parse-code.ts'
import { isCompanionPath } from '../copy/companion-path.ts'
import type { RepoFacts } from '../lane.ts'
import { isOpenPath } from '../repository/open-paths.ts'

export type StyleFormat = 'code' | 'css' | 'scss' | 'vue' | 'svelte' | 'html'

/** Those in which markup, styles and scripts stand in one file. */
export type PageFormatName = Extract<StyleFormat, 'vue' | 'svelte' | 'html'>
export const isPageFormat = (format: StyleFormat | null): format is PageFormatName =>
  format === 'vue' || format === 'svelte' || format === 'html'

const byEnding: ReadonlyMap<string, StyleFormat> = new Map([
  ['css', 'css'],
  ['scss', 'scss'],
  ['vue', 'vue'],
  ['svelte', 'svelte'],
  ['html', 'html'],
  ['htm', 'html'],
])

/** How the style contract reads a file, by its path. `null`: it knows no styles there. Tests and stories have none of the product's. */
export function formatOf(path: string): StyleFormat | null {
  if (isCompanionPath(path) || /\.min\.css$/i.test(path)) return null
  if (isCodePath(path)) return 'code'
  return byEnding.get(/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '') ?? null
}

/** Whether the lane lets a file of this path be changed at all. */
export function isOpen(path: string, facts: RepoFacts): boolean {
  return formatOf(path) !== null && isOpenPath(path, facts)
}
