import type { Database } from './database.ts'

/**
 * Only one holder of a name at a time, over all processes that share the database. The lock belongs to a connection, so a
 * killed holder frees it; others wait in line.
 */
export const exclusively =
  (database: Pick<Database, 'ownConnection' | 'explain'>) =>
  async <T>(name: string, run: () => Promise<T>): Promise<T> => {
    const connection = database.ownConnection(`fairway ${name}`)
    connection.on('error', () => undefined)
    try {
      await connection.connect()
      await connection.query('select pg_advisory_lock(hashtextextended($1, 0))', [name])
    } catch (error) {
      await connection.end().catch(() => undefined)
      throw database.explain(error)
    }
    try {
      return await run()
    } finally {
      await connection.end().catch(() => undefined)
    }
  }
