import { stripVTControlCharacters } from 'node:util'

/** Remembers the end of a command's output, for the message when it fails. */
export function lastLines(count = 20) {
  let text = ''
  return {
    add(more: string) {
      text = (text + more).slice(-16_384)
    },
    get text() {
      const lines = stripVTControlCharacters(text)
        .split('\n')
        .map((line) => line.trimEnd())
      return lines.filter(Boolean).slice(-count).join('\n')
    },
  }
}
