import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { livelyPlan } from '../../src/flow/generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../../src/flow/generate/software-history.ts'
import { laneOpportunities } from '../../src/flow/lanes/lane-opportunity.ts'
import { readScan } from '../../src/flow/sources/scan/read-scan.ts'
import { fixedStudies } from '../../src/flow/study/studies.ts'
import { studyOf } from '../../src/flow/study/study.ts'
import { kindOfInput } from '../../src/platform/flow/kind-of-input.ts'
import { ScratchRepository } from '../scratch-repository.ts'
import { memoryServer } from '../support/memory-server.ts'

const main = fileURLToPath(new URL('../../src/main/fairway.ts', import.meta.url))
const page = (title: string) => `export const Pricing = () => <main><h1>${title}</h1></main>\n`
const cleanups: (() => unknown)[] = []
afterAll(async () => {
  for (const clean of cleanups) await clean()
})

let report = ''

/** A real history of seven commits: the first, four of copy and two of code. */
beforeAll(async () => {
  const shop = new ScratchRepository()
  cleanups.push(() => shop.remove())
  shop.commit({ 'src/Pricing.tsx': page('Plans'), 'src/sum.ts': 'export const sum = 1\n' })
  for (const title of ['Prices', 'Our prices', 'All prices', 'Plans and prices'])
    shop.commit({ 'src/Pricing.tsx': page(title) })
  for (const sum of [2, 3]) shop.commit({ 'src/sum.ts': `export const sum = ${sum} + one\n` })
  const { stdout } = await promisify(execFile)(process.execPath, [main, 'scan', shop.dir, '--built-in', '--json'])
  report = stdout
}, 120_000)

const plan = { ...livelyPlan, items: 120 }
const end = plan.from + 20 * 24 * 3_600_000
const history = generatedReading(plan)

describe('a scan that is imported', () => {
  test('is known by its first bytes, and by nothing like it', () => {
    expect(kindOfInput(Buffer.from(report), ['scan.json'])).toBe('scan')
    expect(() => kindOfInput(Buffer.from('{"basis":{"weight":1}}'), ['x.json'])).toThrow(/cannot be imported/)
  })

  test('says on the screen of lanes what the history could have sent through them', async () => {
    const studies = fixedStudies([history, readScan(report, 'scan.json')], generatedSettings(plan), end)
    const { get } = await memoryServer('demo', { studies })
    const { opportunities } = (await get('/api/flow/lanes')).body

    expect(opportunities).toMatchObject([
      {
        source: 'scan.json',
        n: 6,
        inLane: { commits: 4 },
        contracts: [{ contract: 'copy', commits: 4, perWeek: null, through: { changes: 0 } }],
        excluded: [{ reason: 'root', count: 1 }],
      },
    ])
    expect(opportunities[0].says).toMatch(
      /^67 % \(30–90 %\) of what changed in .* could have gone through a lane: 4 of 6/,
    )
    expect(String((await get('/api/flow/export/lane-opportunity.csv')).body)).toMatch(/,copy,4,6,/)
  })

  test('stands beside what went through Fairway under the same contract', () => {
    const facts = [{ on: { type: 'item', id: '1' } as const, name: 'contract', value: 'copy', time: 0 }]
    const through = studyOf(
      [{ ...history, facts: [...history.facts, ...facts] }, readScan(report, 's')],
      generatedSettings(plan),
      end,
    )

    expect(laneOpportunities(through)[0]?.value?.contracts[0]?.through.changes).toBe(1)
  })

  test('tells of no event, and changes no other figure', () => {
    const [alone, beside] = [[history], [history, readScan(report, 's')]].map((readings) =>
      studyOf(readings, generatedSettings(plan), end),
    )
    expect(beside?.items).toEqual(alone?.items)
    expect(beside?.joined.findings).toEqual(alone?.joined.findings)
  })

  test('that does not add up is no record', () => {
    const wrong = JSON.stringify({ ...JSON.parse(report), commits: 1 })

    for (const text of [wrong, '{"basis":{"repository":"x"}}', report.slice(0, 500)]) {
      const { scans, quality } = readScan(text, 's')
      expect(scans).toEqual([])
      expect(quality).toMatchObject({ raw: 1, used: 0 })
    }
  })
})
