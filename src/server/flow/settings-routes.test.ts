import { beforeEach, describe, expect, test } from 'vitest'
import { memoryServer } from '../../../test/support/memory-server.ts'
import type { ChangeSettings } from '../../api/source-schema.ts'
import { livelyPlan } from '../../flow/generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../../flow/generate/software-history.ts'
import { fixedStudies } from '../../flow/study/studies.ts'

const plan = { ...livelyPlan, items: 40 }
const reading = generatedReading(plan)
const asOf = Math.max(...reading.events.map(({ time }) => time))
const studies = fixedStudies([reading], generatedSettings(plan), asOf)
const berlin = { zone: 'Europe/Berlin', hours: { monday: [['09:00', '17:00'] as [string, string]] } }
const calendar = { ...berlin, holidays: [], absences: [] }

let server: Awaited<ReturnType<typeof memoryServer>>
let cookie: string
const settings = async () => (await server.get('/api/flow/settings', { cookie })).body
const say = (wish: ChangeSettings, as = cookie) =>
  server.send('/api/flow/settings', JSON.stringify(wish), { cookie: as, 'content-type': 'application/json' }, 'PUT')

beforeEach(async () => {
  server = await memoryServer('demo', { studies })
  cookie = (await server.post('/api/demo/person', { id: 'ana' })).cookie
})

describe('what a team says of itself', () => {
  test('is guessed until somebody says it, and the guess is shown as one', async () => {
    const { calendars, changed, stepClasses } = await settings()
    expect(calendars).toMatchObject([{ team: null, version: 0, zone: 'UTC', confidence: 0.5 }])
    expect(Object.values(changed)).toEqual(Array(5).fill(null))
    expect(stepClasses[0].touches).toBeGreaterThan(stepClasses.at(-1).touches)
    expect(stepClasses.every(({ step, byDefault }: { step: string; byDefault: string }) => step === byDefault)).toBe(
      true,
    )
  })

  test('stands with who said it and why, part by part', async () => {
    await say({ version: 1, why: 'we are in Berlin', calendar })
    await say({ version: 2, why: 'two teams', people: { teams: { ana: 'sails', ben: ' ' } } })
    const { version, changed, calendars, settings: said } = await settings()
    expect(version).toBe(3)
    expect(calendars).toMatchObject([{ ...calendar, version: 2, confidence: 1 }])
    expect(changed.calendars).toMatchObject({ by: { name: 'Ana' }, why: 'we are in Berlin' })
    expect(changed.people).toMatchObject({ why: 'two teams' })
    expect([changed.statuses, changed.production, changed.stepClasses]).toEqual([null, null, null])
    expect(said.people.teams).toEqual({ ana: 'sails' })
  })

  test('holds a calendar of a team beside that of everybody, and forgets the guess again', async () => {
    await say({ version: 1, why: 'x', calendar, teamCalendars: { sails: { ...calendar, zone: 'Asia/Tokyo' } } })
    expect((await settings()).calendars.map(({ team, zone }: { team: string; zone: string }) => [team, zone])).toEqual([
      [null, 'Europe/Berlin'],
      ['sails', 'Asia/Tokyo'],
    ])
    await say({ version: 2, why: 'y', calendar: null })
    expect((await settings()).calendars[0]).toMatchObject({ version: 0, zone: 'UTC' })
  })

  test('is refused with everything that is wrong in it, and then nothing is changed', async () => {
    const { status, body } = await say({
      version: 1,
      why: 'x',
      calendar: { ...calendar, zone: 'Berlin', holidays: ['soon'] },
      teamCalendars: { sails: { ...calendar, hours: { friday: [['17:00', '09:00']] } } },
      stepClasses: { 'item admired': 'enables' },
    })
    expect(status).toBe(422)
    for (const problem of [
      'everybody: there is no time zone called Berlin',
      'soon is no day',
      'sails: friday',
      'item admired',
    ])
      expect(body.error.says).toContain(problem)
    expect((await settings()).version).toBe(1)
  })

  test('is not overwritten by somebody who looked before, nor changed by who does not answer for the data', async () => {
    await say({ version: 1, why: 'first', calendar })
    expect((await say({ version: 1, why: 'late', calendar })).status).toBe(409)
    const mara = (await server.post('/api/demo/person', { id: 'mara' })).cookie
    expect((await say({ version: 2, why: 'mine', calendar }, mara)).status).toBe(403)
  })
})
