/** What a file is, by its first bytes. */
export type LogFormat = 'xes' | 'csv' | 'ocel xml' | 'ocel json' | 'sqlite' | 'gzip' | 'zip'

const magics: readonly (readonly [LogFormat, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['sqlite', [...'SQLite format 3\0'].map((character) => character.charCodeAt(0))],
]

/** How many bytes tell a format for sure. */
export const tellingBytes = 16 * 1024

/** @param start the first {@link tellingBytes} of a file, or all of a shorter one */
export function formatOf(start: Uint8Array): LogFormat {
  for (const [format, magic] of magics) if (magic.every((byte, at) => start[at] === byte)) return format
  // Of UTF-16 every other byte is zero: without these it reads like ASCII.
  const text = String.fromCharCode(
    ...start.subarray(0, tellingBytes).filter((byte) => byte > 0 && byte < 0x80),
  ).trimStart()
  if (text.startsWith('{')) return 'ocel json'
  if (!text.startsWith('<')) return 'csv'
  return /<(?:object-types|event-types|objects|events)[\s/>]/.test(text.replace(/<!--[\s\S]*?-->/g, ''))
    ? 'ocel xml'
    : 'xes'
}
