/** What is told of a table, by the names under which the server takes it. */
export type ToldOfTable = Readonly<Record<string, string>>

export const tableQuestions = [
  { key: 'case', asks: 'Which item', isNeeded: true },
  { key: 'activity', asks: 'What happened, or the status entered', isNeeded: true },
  { key: 'time', asks: 'When', isNeeded: true },
  { key: 'resource', asks: 'Who (may stay empty)', isNeeded: false },
  { key: 'zone', asks: 'Time zone, such as Europe/Berlin (may stay empty)', isNeeded: false },
] as const

/** Without what was left empty: that is guessed. */
export const toldOfTable = (told: ToldOfTable): ToldOfTable => {
  const said = Object.entries(told).filter(([, value]) => value.trim() !== '')
  // Whatever it is called, a file with columns is a table of events.
  return { kind: 'event log', ...Object.fromEntries(said) }
}

/** Whether a file that was refused may be a table of events, so that saying its columns helps. */
export const mayBeTable = (name: string): boolean => /\.(csv|tsv|txt|tab)(\.gz)?$/i.test(name)

const maxColumns = 200

/** The names in the first line of a table, as far as its beginning tells them; none where it is no text. */
export function columnsOf(beginning: string): readonly string[] {
  const line = /^\ufeff?(.*)/.exec(beginning)?.[1] ?? ''
  if (line.includes('\0') || line.includes('\ufffd')) return []
  const parted = [',', ';', '\t', '|'].map((sign) => line.split(sign)).toSorted((a, b) => b.length - a.length)[0] ?? []
  if (parted.length < 2) return []
  return parted.slice(0, maxColumns).map((name) =>
    name
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"'),
  )
}
