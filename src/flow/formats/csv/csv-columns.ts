import { FairwayError } from '../../../base/errors.ts'
import type { Assumption } from '../read-quality.ts'

/** What a column of a table of events can be. */
export type CsvRole = 'case' | 'activity' | 'time' | 'resource' | 'lifecycle'
export const csvRoles: readonly CsvRole[] = ['case', 'activity', 'time', 'resource', 'lifecycle']
const needed: readonly CsvRole[] = ['case', 'activity', 'time']

/** Names without case, spaces and marks, the most telling first: those of other tools' exports, then what the field calls them. */
const names: Readonly<Record<CsvRole, { readonly sure: readonly string[]; readonly likely: readonly string[] }>> = {
  case: {
    sure: ['caseconceptname', 'caseid', 'case', 'traceid', 'casekey', 'casename', 'trace'],
    likely: [
      'issuekey',
      'issueid',
      'ticketid',
      'ticket',
      'orderid',
      'incidentid',
      'itemid',
      'item',
      'processinstance',
      'id',
      'key',
    ],
  },
  activity: {
    sure: ['conceptname', 'activity', 'activityname', 'activityid', 'eventname'],
    likely: [
      'task',
      'taskname',
      'event',
      'eventtype',
      'action',
      'step',
      'stage',
      'status',
      'state',
      'operation',
      'type',
      'what',
    ],
  },
  time: {
    sure: ['timetimestamp', 'timestamp', 'completetimestamp', 'eventtime', 'eventtimestamp'],
    likely: [
      'endtimestamp',
      'time',
      'datetime',
      'endtime',
      'completetime',
      'occurredat',
      'createdat',
      'date',
      'starttimestamp',
      'starttime',
      'happenedat',
      'changedat',
      'movedat',
      'when',
      'at',
    ],
  },
  resource: {
    sure: ['orgresource', 'resource'],
    likely: [
      'user',
      'username',
      'actor',
      'agent',
      'performer',
      'originator',
      'assignee',
      'employee',
      'author',
      'person',
      'who',
      'by',
    ],
  },
  lifecycle: { sure: ['lifecycletransition', 'lifecycle'], likely: ['transition', 'eventlifecycle'] },
}

/** For each role its place among the columns; absent where the table has none. */
export type CsvColumns = Readonly<Partial<Record<CsvRole, number>>>

export interface ChosenColumns {
  readonly columns: CsvColumns
  readonly assumptions: readonly Assumption[]
}

/**
 * Which column is what, by the names in the header.
 *
 * @param told names of columns, as the header writes them
 * @throws FairwayError `bad-input` where a told column is not there, or none looks like the case, the activity or the time
 */
export function chooseColumns(
  header: readonly string[],
  told: Readonly<Partial<Record<CsvRole, string>>>,
): ChosenColumns {
  const columns: Partial<Record<CsvRole, number>> = {}
  const assumptions: Assumption[] = []
  for (const role of csvRoles) {
    const chosen = chooseColumn(header, role, told[role])
    if (chosen === null) continue
    columns[role] = chosen.column
    const value = header[chosen.column] ?? ''
    assumptions.push({ what: `${role} column`, value, confidence: chosen.confidence })
  }
  const missing = needed.filter((role) => columns[role] === undefined)
  if (missing.length > 0)
    throw new FairwayError(
      'bad-input',
      `No column of the table looks like the ${missing.join(' or the ')} of an event.`,
      {
        where: `columns: ${header.join(', ').slice(0, 500)}`,
        next: `Say which column is the ${missing.join(' and which is the ')}.`,
      },
    )
  const used = new Set(Object.values(columns))
  const left = header.filter((_, column) => !used.has(column))
  if (left.length > 0) assumptions.push({ what: 'columns left out', value: left.join(', '), confidence: 'sure' })
  return { columns, assumptions }
}

function chooseColumn(
  header: readonly string[],
  role: CsvRole,
  told: string | undefined,
): { readonly column: number; readonly confidence: Assumption['confidence'] } | null {
  if (told !== undefined) {
    const column = header.indexOf(told)
    if (column >= 0) return { column, confidence: 'told' }
    throw new FairwayError('bad-input', `The table has no column called ${told}.`, {
      where: `columns: ${header.join(', ').slice(0, 500)}`,
      next: 'Write the name as the header does.',
    })
  }
  const plain = header.map((name) => name.toLowerCase().replace(/[^a-z0-9]/g, ''))
  for (const confidence of ['sure', 'likely'] as const)
    for (const name of names[role][confidence]) {
      const column = plain.indexOf(name)
      if (column >= 0) return { column, confidence }
    }
  return null
}
