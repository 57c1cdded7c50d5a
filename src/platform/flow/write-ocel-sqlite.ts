import { existsSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { FairwayError } from '../../base/errors.ts'
import type { Owner } from '../../flow/formats/ocel/ocel-assembly.ts'
import { type NamedKind, OcelParts, type TypeParts } from '../../flow/formats/ocel/ocel-parts.ts'
import type { OcelKind } from '../../flow/formats/ocel/ocel-value.ts'
import { rowsInSourceOrder } from '../../flow/formats/source-order.ts'
import { timeText } from '../../flow/formats/time-text.ts'
import type { AttributeValue, EventLog } from '../../flow/log/event-log.ts'
import { quoted } from './ocel-database.ts'

const columnTypes: Readonly<Record<OcelKind, string>> = {
  string: 'TEXT',
  time: 'TIMESTAMP',
  integer: 'INTEGER',
  float: 'REAL',
  boolean: 'BOOLEAN',
}
const reserved = ['ocel_id', 'ocel_time', 'ocel_changed_field']

const tables = `
create table event_map_type (ocel_type text primary key, ocel_type_map text);
create table object_map_type (ocel_type text primary key, ocel_type_map text);
create table event (ocel_id text primary key, ocel_type text references event_map_type (ocel_type));
create table object (ocel_id text primary key, ocel_type text references object_map_type (ocel_type));
create table event_object (
  ocel_event_id text references event (ocel_id),
  ocel_object_id text references object (ocel_id),
  ocel_qualifier text,
  primary key (ocel_event_id, ocel_object_id, ocel_qualifier)
);
create table object_object (
  ocel_source_id text references object (ocel_id),
  ocel_target_id text references object (ocel_id),
  ocel_qualifier text,
  primary key (ocel_source_id, ocel_target_id, ocel_qualifier)
);`

/**
 * Writes a log as a database in OCEL 2.0. An attribute's value that holds always stands in the first row of its object; each other value has
 * a row of its own with the field that changed.
 *
 * @param path of a file that does not exist yet
 * @throws FairwayError `conflict` where it does; `bad-input` for a type of more attributes than a table has columns; `disk-full` where it cannot be written whole, and then no file is left
 */
export function writeOcelSqlite(log: EventLog, path: string): void {
  if (existsSync(path))
    throw new FairwayError('conflict', 'The file exists already.', { where: path, next: 'Choose another name.' })
  const parts = new OcelParts(log)
  for (const { type, attributes } of [...parts.objectTypes, ...parts.eventTypes])
    if (attributes.length > mostAttributes)
      throw new FairwayError('bad-input', `“${type}” has ${attributes.length} attributes: too many for a database.`, {
        where: `an OCEL 2.0 database has a column for each, and SQLite at most ${mostAttributes}`,
        next: 'Save the log as JSON instead: it has room for all of them.',
      })
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(path)
    // Nobody needs half of a log: what fails is removed, so neither a journal nor waiting for the disk is of use.
    database.exec('pragma journal_mode = off; pragma synchronous = off; begin')
    database.exec(tables)
    new Writer(database, parts).writeAll()
    database.exec('commit')
    database.close()
  } catch (cause) {
    if (database?.isOpen === true) database.close()
    rmSync(path, { force: true })
    throw new FairwayError('disk-full', `The database cannot be written: ${(cause as Error).message}.`, {
      where: path,
      next: 'Look whether the disk is full and the folder may be written.',
      cause,
    })
  }
}

/** SQLite's 2,000 columns less those that every table has. Calendars reach it: a meeting has an attribute for each person's answer. */
const mostAttributes = 2_000 - 3

interface TypeTable {
  readonly insert: ReturnType<DatabaseSync['prepare']>
  readonly attributes: readonly (NamedKind & { readonly column: string })[]
}

class Writer {
  readonly #database: DatabaseSync
  readonly #parts: OcelParts

  constructor(database: DatabaseSync, parts: OcelParts) {
    this.#database = database
    this.#parts = parts
  }

  writeAll(): void {
    this.#writeObjects(this.#createTables('object', this.#parts.objectTypes))
    this.#writeEvents(this.#createTables('event', this.#parts.eventTypes))
  }

  #createTables(owner: Owner, types: readonly TypeParts[]): TypeTable[] {
    const maps = namesApart(
      types.map(({ type }) => type.replace(/[^\p{L}\p{N}]/gu, '') || 'type'),
      ['map_type', 'object'],
    )
    const addMap = this.#database.prepare(`insert into ${owner}_map_type values (?, ?)`)
    return types.map(({ type, attributes }, at) => {
      const table = quoted(`${owner}_${maps[at]}`)
      const columns = namesApart(
        attributes.map(({ name }) => name),
        reserved,
      )
      const fixed = owner === 'event' ? ['ocel_id', 'ocel_time'] : reserved
      const typed = attributes.map(({ kind }, each) => `${quoted(columns[each] as string)} ${columnTypes[kind]}`)
      const key = owner === 'event' ? 'ocel_id text primary key' : 'ocel_id text'
      const rest = fixed.slice(1).map((name) => `${name} ${name === 'ocel_time' ? 'TIMESTAMP' : 'TEXT'}`)
      this.#database.exec(`create table ${table} (${[key, ...rest, ...typed].join(', ')})`)
      addMap.run(type, maps[at] as string)
      const marks = [...fixed, ...typed].map(() => '?').join(', ')
      return {
        insert: this.#database.prepare(`insert into ${table} values (${marks})`),
        attributes: attributes.map((each, column) => ({ ...each, column: columns[column] as string })),
      }
    })
  }

  #writeObjects(typeTables: readonly TypeTable[]): void {
    const { log, objectIds } = this.#parts
    const addObject = this.#database.prepare('insert into object values (?, ?)')
    const addLink = this.#database.prepare('insert or ignore into object_object values (?, ?, ?)')
    for (const [object, id] of objectIds.entries()) {
      const type = log.objects.type[object] as number
      addObject.run(id, log.objects.types[type] as string)
      this.#writeAttributes(object, typeTables[type] as TypeTable)
    }
    for (const { from, to, qualifier } of log.links)
      addLink.run(objectIds[from] as string, objectIds[to] as string, qualifier)
  }

  #writeAttributes(object: number, { insert, attributes }: TypeTable): void {
    const id = this.#parts.objectIds[object] as string
    const values = this.#parts.attributesOfObject(object)
    const always = attributes.map(({ name }) => values.find((each) => each.name === name && each.time === 0))
    insert.run(id, timeText(0, 0), null, ...attributes.map(({ kind }, at) => stored(always[at]?.value, kind)))
    for (const value of values) {
      if (always.includes(value)) continue
      const field = attributes.find(({ name }) => name === value.name)
      const cells = attributes.map((each) => (each === field ? stored(value.value, each.kind) : null))
      insert.run(id, timeText(value.time, 0), field?.column ?? value.name, ...cells)
    }
  }

  #writeEvents(typeTables: readonly TypeTable[]): void {
    const { log, eventIds } = this.#parts
    const addEvent = this.#database.prepare('insert into event values (?, ?)')
    const addTouch = this.#database.prepare('insert or ignore into event_object values (?, ?, ?)')
    for (const row of rowsInSourceOrder(log)) {
      const id = eventIds[row] as string
      const type = log.activity[row] as number
      const { insert, attributes } = typeTables[type] as TypeTable
      const values = new Map(this.#parts.attributesOf(row).map(({ name, value }) => [name, value]))
      addEvent.run(id, log.activities[type] as string)
      insert.run(
        id,
        timeText(log.time[row] as number, log.zone[row] as number),
        ...attributes.map(({ name, kind }) => stored(values.get(name), kind)),
      )
      for (const { objectId, qualifier } of this.#parts.touchesOf(row)) addTouch.run(id, objectId, qualifier)
    }
  }
}

function stored(value: AttributeValue | undefined, kind: OcelKind): string | number | null {
  if (value === undefined) return null
  if (kind === 'boolean') return value === true ? 1 : 0
  return typeof value === 'number' && kind !== 'string' ? value : String(value)
}

/** The same names, told apart as SQLite does: whether a letter is capital says nothing. */
function namesApart(names: readonly string[], taken: readonly string[]): string[] {
  const seen = new Set(taken)
  return names.map((name) => {
    let free = name
    for (let copy = 2; free === '' || seen.has(free.toLowerCase()); copy++) free = `${name}_${copy}`
    seen.add(free.toLowerCase())
    return free
  })
}
