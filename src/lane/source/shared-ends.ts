/** Blocks are compared first, large ones and then small ones: comparing two equal strings is much faster than comparing their characters. */
const blocks = [1024, 64]

/** How many characters two texts share at their beginning. */
export function sharedPrefix(a: string, b: string): number {
  let at = 0
  for (const block of blocks)
    while (at + block <= a.length && at + block <= b.length && a.slice(at, at + block) === b.slice(at, at + block))
      at += block
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at
}

/** How many they share at their end. @param most how long that may be: what the shared beginning has left */
export function sharedSuffix(a: string, b: string, most: number): number {
  let shared = 0
  for (const block of blocks)
    while (
      shared + block <= most &&
      a.slice(a.length - shared - block, a.length - shared) === b.slice(b.length - shared - block, b.length - shared)
    )
      shared += block
  while (shared < most && a.charCodeAt(a.length - 1 - shared) === b.charCodeAt(b.length - 1 - shared)) shared++
  return shared
}
