import type { MappedPath } from '../../ledger/playbook-events.ts'
import { tableLine } from '../formats/csv/table-line.ts'

const header = [
  'step',
  'artefact',
  'owner',
  'touch_ms',
  'wait_ms',
  'class',
  'complete_and_accurate',
  'times_from',
] as const

/** The steps of a mapped path as a table (RFC 4180), in their order; what nobody said is empty, never 0. */
export const mappingTable = ({ steps }: MappedPath): string =>
  [
    tableLine(header),
    ...steps.map(({ name, artefact, owner, touchMs, waitMs, serves, accurate, basis }) =>
      tableLine([name, artefact, owner, touchMs, waitMs, serves, accurate, basis]),
    ),
  ].join('')
