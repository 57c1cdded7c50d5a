import { FairwayError } from '../../base/errors.ts'
import { OcelAssembly, type Owner } from '../../flow/formats/ocel/ocel-assembly.ts'
import type { ReadLog } from '../../flow/formats/read-quality.ts'
import type { TimeOptions } from '../../flow/formats/time-options.ts'
import { OcelDatabase, type Row } from './ocel-database.ts'

const ownColumns: ReadonlySet<string> = new Set(['ocel_id', 'ocel_time', 'ocel_changed_field'])
const tables = ['event', 'object', 'event_object', 'object_object', 'event_map_type', 'object_map_type']

/**
 * Reads OCEL 2.0 in SQLite, row by row.
 *
 * @throws FairwayError `bad-input` for a database that is broken or has not the tables of OCEL 2.0
 */
export function readOcelSqlite(path: string, options: TimeOptions = {}): ReadLog {
  try {
    const database = new OcelDatabase(path)
    try {
      return readAll(database, path, new OcelAssembly(options))
    } finally {
      database.close()
    }
  } catch (error) {
    if (error instanceof FairwayError) throw error
    throw new FairwayError('bad-input', `The SQLite file cannot be read: ${(error as Error).message}.`, {
      where: path,
      next: 'Fetch or export the file again, and compare its size with the original.',
      cause: error,
    })
  }
}

function readAll(database: OcelDatabase, path: string, assembly: OcelAssembly): ReadLog {
  const missing = tables.filter((name) => !database.has(name))
  if (missing.length > 0)
    throw new FairwayError(
      'bad-input',
      `The database holds no log in OCEL 2.0: it has no table ${missing.join(', ')}.`,
      {
        where: path,
        next: 'Choose a file that was exported as OCEL 2.0.',
      },
    )
  for (const { ocel_id, ocel_type } of database.rowsOf('object')) assembly.object(ocel_id, ocel_type)
  for (const { type, table } of typeTables(database, 'object')) readObjectTable(database, type, table, assembly)
  for (const { ocel_source_id, ocel_target_id, ocel_qualifier } of database.rowsOf('object_object')) {
    const from = assembly.numberOf(ocel_source_id)
    if (from === null) assembly.unknownObject(ocel_source_id)
    else assembly.link(from, ocel_target_id, ocel_qualifier)
  }
  readEvents(database, assembly)
  return assembly.finish('OCEL 2.0 in SQLite')
}

function readObjectTable(database: OcelDatabase, type: string, table: string, assembly: OcelAssembly): void {
  const attributes = declareColumns(database, 'object', type, table, assembly)
  for (const row of database.rowsOf(table)) {
    const object = assembly.numberOf(row.ocel_id)
    if (object === null) assembly.unknownObject(row.ocel_id)
    else
      for (const name of changedIn(row, attributes))
        assembly.objectAttribute(object, { name, value: row[name] }, row.ocel_time)
  }
}

/** A row says one change where it names the field; else it says all that the object has from its time on. */
const changedIn = ({ ocel_changed_field: field }: Row, attributes: readonly string[]): readonly string[] =>
  typeof field === 'string' && field !== '' ? attributes.filter((name) => name === field) : attributes

/** Events in the order of the table that lists them all, each with its row in its type's table and the objects it touches. */
function readEvents(database: OcelDatabase, assembly: OcelAssembly): void {
  const details = new Map(
    typeTables(database, 'event').map(({ type, table }) => [
      type,
      {
        attributes: declareColumns(database, 'event', type, table, assembly),
        rowsOf: database.lookUp(table, 'ocel_id'),
      },
    ]),
  )
  const touchesOf = database.lookUp('event_object', 'ocel_event_id')
  for (const { ocel_id, ocel_type } of database.rowsOf('event')) {
    const detail = details.get(String(ocel_type))
    const row = detail?.rowsOf(ocel_id)[0] ?? {}
    assembly.event({
      id: ocel_id,
      type: ocel_type,
      time: row.ocel_time,
      attributes: (detail?.attributes ?? []).map((name) => ({ name, value: row[name] })),
      touches: touchesOf(ocel_id).map((touch) => ({ object: touch.ocel_object_id, qualifier: touch.ocel_qualifier })),
    })
  }
}

function typeTables(database: OcelDatabase, owner: Owner): { readonly type: string; readonly table: string }[] {
  return Array.from(database.rowsOf(`${owner}_map_type`), ({ ocel_type, ocel_type_map }) => ({
    type: String(ocel_type),
    table: `${owner}_${String(ocel_type_map)}`,
  })).filter(({ table }) => database.has(table))
}

/** @returns the names of the type's attributes */
function declareColumns(
  database: OcelDatabase,
  owner: Owner,
  type: string,
  table: string,
  assembly: OcelAssembly,
): readonly string[] {
  const attributes = database.columnsOf(table).filter(({ name }) => !ownColumns.has(name))
  for (const { name, type: declared } of attributes) assembly.declare(owner, type, name, declared)
  return attributes.map(({ name }) => name)
}
