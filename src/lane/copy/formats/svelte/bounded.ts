/**
 * An opening tag of a script that the parser reads at once. It looks for `lang` in each with a pattern that takes exponential
 * time: measured, twenty quoted attributes take 80 ms and forty do not end. Values that hold quotes or end in `=` could make
 * one tag out of many.
 */
const scriptTag =
  /<script(?:\s+[\w:-]{1,50}(?:=(?:"(?:[^"']{0,200}[^"'=])?"|'(?:[^"']{0,200}[^"'=])?'|[\w-]{1,50}))?){0,8}\s*\/?>/y

/** Whether each script and comment of a component is one that Svelte's parser finds in time. */
export function isBounded(source: string): boolean {
  // It looks for the end of each comment, and for that of one without an end again and again.
  if (source.lastIndexOf('<!--') > source.lastIndexOf('-->')) return false
  for (let at = source.indexOf('<script'); at !== -1; at = source.indexOf('<script', at + 1)) {
    if (!/\s/.test(source[at + 7] ?? '')) continue
    scriptTag.lastIndex = at
    const tag = scriptTag.exec(source)?.[0]
    if (tag === undefined || tag.split('=').length > 12) return false
  }
  return true
}
