import { DatabaseSync } from 'node:sqlite'

export type Row = Readonly<Record<string, unknown>>

/**
 * A database that somebody else wrote, opened for reading. Only its tables are read: a view or a virtual table could compute anything, for
 * ever. Where it has no index that a look-up needs, the table is copied to a temporary one that has.
 */
export class OcelDatabase {
  readonly #database: DatabaseSync
  readonly #tables: ReadonlyMap<string, { readonly hasRowid: boolean }>
  #copies = 0

  constructor(path: string) {
    this.#database = new DatabaseSync(path, { readOnly: true, allowExtension: false, readBigInts: true })
    const rows = this.rows("select name, wr from pragma_table_list where schema = 'main' and type = 'table'")
    this.#tables = new Map(Array.from(rows, ({ name, wr }) => [String(name), { hasRowid: Number(wr) === 0 }]))
  }

  close(): void {
    this.#database.close()
  }

  has(table: string): boolean {
    return this.#tables.has(table)
  }

  *rows(query: string): Generator<Row> {
    yield* this.#database.prepare(query).iterate() as Iterable<Row>
  }

  /** The rows of a table, in the order in which they were written where the database knows it. */
  rowsOf(table: string): Generator<Row> {
    return this.rows(
      `select * from ${quoted(table)}${this.#tables.get(table)?.hasRowid === true ? ' order by rowid' : ''}`,
    )
  }

  columnsOf(table: string): { readonly name: string; readonly type: string }[] {
    const rows = this.rows(`select name, type from pragma_table_info(${literal(table)})`)
    return Array.from(rows, ({ name, type }) => ({ name: String(name), type: String(type) }))
  }

  /** @returns the rows of a table that have a value in a column */
  lookUp(table: string, column: string): (value: unknown) => readonly Row[] {
    const statement = this.#database.prepare(
      `select * from ${this.#indexed(table, column)} where ${quoted(column)} = ? order by rowid`,
    )
    return (value) => (isKey(value) ? (statement.all(value) as Row[]) : [])
  }

  #indexed(table: string, column: string): string {
    const isIndexed = this.rows(
      `select 1 from pragma_index_list(${literal(table)}) as list, pragma_index_info(list.name) as info
       where info.seqno = 0 and info.name = ${literal(column)} and list.partial = 0`,
    ).next()
    if (isIndexed.done === false && this.#tables.get(table)?.hasRowid === true) return quoted(table)
    const copy = `copy_${++this.#copies}`
    this.#database.exec(`create temp table ${copy} as select * from ${quoted(table)}`)
    this.#database.exec(`create index temp.${copy}_index on ${copy} (${quoted(column)})`)
    return `temp.${copy}`
  }
}

const isKey = (value: unknown): value is string | bigint => typeof value === 'string' || typeof value === 'bigint'

/** @returns the name of a table or column, as SQL writes it */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
