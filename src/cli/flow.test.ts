import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const main = fileURLToPath(new URL('../main/fairway.ts', import.meta.url))
let folder = ''
const file = (name: string): string => join(folder, name)

function flow(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, 'flow', ...args], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

const event = (name: string, time: string, who: string) =>
  `<event><string key="concept:name" value="${name}"/><date key="time:timestamp" value="${time}"/><string key="org:resource" value="${who}"/></event>`

const twoCases = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="2.0" xmlns="http://www.xes-standard.org/">
<trace><string key="concept:name" value="A-1"/>${event('decided', '2026-03-29T01:30:00+01:00', 'ada')}${event('merged', '2026-03-29T03:30:00+02:00', 'ben')}</trace>
<trace><string key="concept:name" value="A-2"/>${event('decided', '2026-03-02T09:00:00+01:00', 'ada')}<event><string key="concept:name" value="lost"/></event></trace>
</log>
`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairway-cli-'))
  await writeFile(file('two.xes'), twoCases)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('fairway flow log', { timeout: 180_000 }, () => {
  it('prints the figures that others rely on, in seconds, on the clock that was written', async () => {
    const { code, stdout, stderr } = await flow('log', file('two.xes'), '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      cases: 2,
      events: 3,
      activities: 2,
      edges: 1,
      transitions: 1,
      variants: 2,
      topVariants: [1, 1],
      durationS: { mean: 3600, p50: 3600, p90: 6480 },
      resources: 2,
      handoffs: 1,
      ties: 0,
    })
    expect(stderr).toContain('4 events in the file, 3 events used')
  })

  it('counts what really passed where that is asked, and says which clock it used', async () => {
    const { stdout } = await flow('log', file('two.xes'), '--clock', 'utc', '--json')
    expect(JSON.parse(stdout)).toMatchObject({ durationS: { mean: 1800, p50: 1800, p90: 3240 } })
    expect((await flow('log', file('two.xes'))).stdout).toContain('1 case (50 %) have times of more than one zone')
  })

  it('writes one page that loads nothing', async () => {
    const { code, stderr } = await flow('log', file('two.xes'), '--html', file('two.html'))
    expect(code).toBe(0)
    expect(stderr).toContain('is written')
    const page = await readFile(file('two.html'), 'utf8')
    expect(page).toContain("default-src 'none'")
    expect(page).toMatch(/<svg class="map"/)
  })

  it('writes the log in another format, which gives the same figures', async () => {
    const figures = async (name: string) => {
      const { report: _, read: __, ...rest } = JSON.parse((await flow('log', file(name), '--json')).stdout)
      return rest
    }
    for (const name of ['again.xes', 'again.csv', 'again.sqlite', 'again.json.gz'])
      expect((await flow('log', file('two.xes'), '--export', file(name))).code).toBe(0)
    const same = await figures('two.xes')
    for (const name of ['again.xes', 'again.csv', 'again.sqlite', 'again.json.gz'])
      expect(await figures(name), name).toEqual(same)
    expect((await flow('log', file('two.xes'), '--export', file('again.pdf'))).stderr).toContain('Let it end in .xes')
  })

  it('says what is wrong with a file, and what to do', async () => {
    await writeFile(file('page.html'), '<!doctype html><html></html>')
    for (const name of ['page.html', 'missing.xes']) {
      const { code, stdout, stderr } = await flow('log', file(name))
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toContain(name)
    }
    expect((await flow('log', file('two.xes'), '--type', 'cas')).stderr).toContain('Did you mean "case"?')
  })
})
