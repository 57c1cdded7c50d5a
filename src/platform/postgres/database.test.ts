import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { HomeLock } from '../home/home-lock.ts'
import { openDatabase } from './database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await testDatabase()
})
afterAll(() => test.drop())

/** An address needs no home. */
const openUrl = (databaseUrl: string) => openDatabase({ databaseUrl, lock: null as unknown as HomeLock })

describe('a database by its address', () => {
  it('gets a role for the app that may add to the ledger and not change it', async () => {
    const database = await openUrl(test.url)

    expect(database.health).toMatchObject({ embedded: false, roleSeparated: true })
    expect((await database.app.query('select current_user as name')).rows).toEqual([{ name: 'fairway_app' }])
    await expect(database.app.query('update fairway.event set type = type')).rejects.toMatchObject({ code: '42501' })
    await database.close()
  })

  it('is used under its own login where no role may be made, and says so', async () => {
    const own = await testDatabase()
    const role = `plain_${randomBytes(4).toString('hex')}`
    const name = new URL(own.url).pathname.slice(1)
    const owner = own.database.owner
    await owner.query(`create role ${role} login password 'plain'; create schema if not exists public`)
    await owner.query(
      `drop schema graphile_worker cascade; drop schema fairway cascade; grant all on database ${name} to ${role}`,
    )
    const url = new URL(own.url)
    url.username = role
    url.password = 'plain'

    const database = await openUrl(url.href)

    expect(database.health).toMatchObject({ roleSeparated: false })
    await expect(database.app.query('delete from fairway.event')).rejects.toThrow('append-only')
    await database.close()
    await owner.query(`drop owned by ${role} cascade; drop role ${role}`)
    await own.drop()
  })

  it('is refused where it is no address, and where nobody answers, without telling the password', async () => {
    await expect(openUrl('mysql://root@localhost/x')).rejects.toMatchObject({ code: 'bad-input' })
    const refused = openUrl('postgresql://ana:secret@127.0.0.1:1/x')
    await expect(refused).rejects.toMatchObject({ code: 'database-unavailable', where: '127.0.0.1:1/x' })
  })
})

describe('migrations', () => {
  it('are refused by a Fairway that does not know all of them', async () => {
    const own = await testDatabase()
    await own.database.owner.query(
      "insert into fairway.migration (name, checksum) values ('9999-from-the-future.sql', 'x')",
    )

    await expect(openUrl(own.url)).rejects.toMatchObject({
      code: 'database-broken',
      message: expect.stringContaining('9999'),
    })
    await own.drop()
  })

  it('are refused when they were changed after they were applied', async () => {
    const own = await testDatabase()
    await own.database.owner.query("update fairway.migration set checksum = 'x' where name like '0001%'")

    await expect(openUrl(own.url)).rejects.toMatchObject({
      code: 'database-broken',
      message: expect.stringContaining('0001'),
    })
    await own.drop()
  })

  it('are applied once by servers that start together', async () => {
    const own = await testDatabase()
    await own.database.owner.query('drop schema graphile_worker cascade; drop schema fairway cascade')

    const opened = await Promise.all([openUrl(own.url), openUrl(own.url), openUrl(own.url)])

    const { rows } = await own.database.owner.query('select name from fairway.migration order by name')
    expect(rows.length).toBeGreaterThan(0)
    for (const database of opened) await database.close()
    await own.drop()
  })
})
