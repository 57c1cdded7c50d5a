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
