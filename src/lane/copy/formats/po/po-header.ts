/** Who translated when and with which tool: nothing but these lines of a header may change. */
const aboutTheWork =
  /^(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Report-Msgid-Bugs-To|X-Generator|X-Crowdin-[\w-]+|X-Poedit-[\w-]+)$/i

/**
 * The C library looks for these in the whole header, not at the beginning of its lines, so a translator of such a name would
 * choose the encoding and the plural rule.
 */
const readAnywhere = /charset=|plural=|plural-forms:|content-type:/i

/** The lines of a header that programs read; `null` where a line is none, or hides one of these. */
function forPrograms(header: string): string[] | null {
  const lines = header.split('\n')
  const kept: string[] = []
  for (const line of lines) {
    const key = /^([\w-]+):/.exec(line)?.[1]
    if (line === '' || key === undefined || !aboutTheWork.test(key)) kept.push(line)
    else if (readAnywhere.test(line) || line.length > 500 || !/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u.test(line)) return null
  }
  return kept
}

/** Whether two headers of a catalogue are the same to every program that shows its texts. */
export function isSameHeader(before: string, after: string): boolean {
  const [old, next] = [forPrograms(before), forPrograms(after)]
  return old !== null && next !== null && old.length === next.length && old.every((line, index) => line === next[index])
}
