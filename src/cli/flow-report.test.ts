import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const main = fileURLToPath(new URL('../main/fairway.ts', import.meta.url))
const first = Date.UTC(2026, 0, 5, 9)
const hour = 3_600_000
const day = 24 * hour
const iso = (ms: number): string => new Date(ms).toISOString()
let folder = ''
const file = (name: string): string => join(folder, name)

function report(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, 'flow', 'report', ...args], { maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

const pulls = 8

/** Eight issues, each with a pull request that lands two days later; every second landing is followed by a release a day later. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairway-cli-'))
  const git = (at: number, ...args: string[]): string =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@example.com',
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada@example.com',
        GIT_AUTHOR_DATE: iso(at),
        GIT_COMMITTER_DATE: iso(at),
      },
    })
  git(first, 'init', '--quiet', '--initial-branch=main', 'shop.git')
  const commit = (at: number, message: string): string => {
    git(at, '-C', 'shop.git', 'commit', '--quiet', '--allow-empty', '-m', message)
    return git(at, '-C', 'shop.git', 'rev-parse', 'HEAD').trim()
  }
  commit(first - day, 'Begin')
  git(first, '-C', 'shop.git', 'tag', 'v0')
  const records = Array.from({ length: pulls }, (_, at) => {
    const [decided, merged] = [first + at * 7 * day, first + at * 7 * day + 2 * day]
    const sha = commit(merged, `Say it better (#${100 + at})`)
    if (at % 2 === 1) {
      commit(merged + day, 'Release')
      git(merged + day, '-C', 'shop.git', 'tag', `v${at}`)
    }
    const user = { login: 'ada', id: 1, type: 'User' }
    const url = 'https://api.github.com/repos/acme/shop'
    const issue = {
      number: at + 1,
      title: 'Words',
      user,
      state: 'closed',
      created_at: iso(decided),
      closed_at: iso(merged),
      repository_url: url,
      url: `${url}/issues/${at + 1}`,
      html_url: `https://github.com/acme/shop/issues/${at + 1}`,
    }
    const pull = {
      number: 100 + at,
      title: 'Say it better',
      body: `Closes #${at + 1}`,
      user,
      state: 'closed',
      created_at: iso(decided + day),
      merged_at: iso(merged),
      closed_at: iso(merged),
      merge_commit_sha: sha,
      url: `${url}/pulls/${100 + at}`,
      html_url: `https://github.com/acme/shop/pull/${100 + at}`,
      base: { ref: 'main', sha, repo: { full_name: 'acme/shop' } },
      head: { ref: 'words', sha, repo: { full_name: 'acme/shop' } },
    }
    return [issue, pull]
  })
  await writeFile(
    file('github.ndjson'),
    records
      .flat()
      .map((record) => `${JSON.stringify(record)}\n`)
      .join(''),
  )
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('fairway flow report', { timeout: 120_000 }, () => {
  const options = (): string[] => [
    file('github.ndjson'),
    ...['--repo', file('shop.git'), '--repository', 'acme/shop', '--releases', '^v[0-9]', '--as-of', '2026-06-01'],
  ]

  it('follows items from their issue over the pull request and its merge to the release that holds it', async () => {
    const { code, stdout } = await report(...options(), '--json')
    expect(code).toBe(0)
    const found = JSON.parse(stdout)
    expect(found.items.deployments.production).toHaveLength(5)
    const ends = found.items.paths.map(({ end }: { end: { kind: string; at: number } }) => end)
    expect(ends.map(({ kind }: { kind: string }) => kind)).toEqual(Array(pulls).fill('in production'))
    // Odd ones are released a day after the merge, even ones with the next: eight days.
    expect(found.speed.figure.value.p50).toMatchObject({ kind: 'reached', time: 3 * day })
    expect(found.speed.figure.value.p85).toMatchObject({ kind: 'reached', time: 10 * day })
    expect(found.speed.mix).toMatchObject({ created: pulls })
    expect(found.pullRequests.stages.deploy.value.p50).toMatchObject({ kind: 'reached', time: day })
  })

  it('says what was read and what is to be doubted before the first figure', async () => {
    const { stdout } = await report(...options())
    const at = (text: string): number => stdout.indexOf(text)
    expect(stdout.split('\n')[0]).toBe('Half of what is decided is in production within 3.0 days.')
    expect(at('GitHub: 16 records, 16 understood, 16 used')).toBeGreaterThan(0)
    expect(at('GitHub: 16 records')).toBeLessThan(at('Decision to production ('))
    expect(stdout).toContain('its creation (too early): 100 %')
  })

  it('counts what had not arrived at the time as open, and does not make a figure of two items', async () => {
    const { stdout } = await report(...options().slice(0, -1), iso(first + 12 * day).slice(0, 10))
    expect(stdout).toContain('too few to say how long it takes')
  })

  it('says that a repository alone has releases, and how to say that users reach them', async () => {
    const alone = ['--repo', file('shop.git'), '--as-of', '2026-06-01']

    const { stdout } = await report(...alone)
    expect(stdout.split('\n')[0]).toMatch(/^\d+ landings on the main line were read/)
    expect(stdout).toContain('5 deployments went to “release”')
    expect(stdout).toContain("--environments 'release'")

    const told = JSON.parse((await report(...alone, '--environments', 'release', '--json')).stdout)
    const declared = JSON.parse((await report(...alone, '--releases', '^v[0-9]', '--json')).stdout)
    expect(told.items.deployments.production).toHaveLength(5)
    expect(told.landed.toProduction.value).toEqual(declared.landed.toProduction.value)
  })

  it('writes one page that loads nothing', async () => {
    await report(...options(), '--html', file('path.html'))
    const page = await readFile(file('path.html'), 'utf8')
    expect(page).toContain("default-src 'none'")
    expect(page).toContain('Half of what is decided is in production within')
    for (const title of ['Coordination', 'Rework', 'Handoffs', 'Steps']) expect(page).toContain(`<h2>${title}</h2>`)
  })

  it('reads calendars beside the exports, whose they are by the name of the file, and lists what it cannot read', async () => {
    const event = (uid: string, ...lines: string[]): string[] => ['BEGIN:VEVENT', `UID:${uid}`, ...lines, 'END:VEVENT']
    const people = ['ada', 'bob'].map((name) => `ATTENDEE;PARTSTAT=ACCEPTED:mailto:${name}@example.com`)
    const lines = [
      'BEGIN:VCALENDAR',
      ...event('weekly', 'DTSTART:20260105T100000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY', ...people),
      ...event('lost', 'DTSTART;TZID=Mars/Olympus:20260105T100000', 'DURATION:PT1H'),
      'END:VCALENDAR',
    ]
    await writeFile(file('ada@example.com.ics'), lines.join('\r\n'))
    const args = [...options(), file('ada@example.com.ics'), '--zone', 'Europe/Berlin']

    const { code, stdout } = await report(...args)
    const { sources } = JSON.parse((await report(...args, '--json')).stdout)

    expect(code).toBe(0)
    expect(stdout).toContain('Calendar: 2 records, 1 understood, 1 used')
    expect(stdout).toContain('nothing says which time zone its times are in. First: lost, Mars/Olympus')
    // Every Monday from the first issue, which was at nine, up to the first of June.
    expect(sources[1]).toMatchObject({ source: 'Calendar', events: 21 })
    expect((await report(...options(), '--zone', 'Mars')).stderr).toContain('There is no time zone called Mars')
  })

  it('says how work is done, and as plainly what these records cannot tell', async () => {
    const { stdout } = await report(...options(), '--blame', '20')
    const { work } = JSON.parse((await report(...options(), '--json')).stdout)

    for (const title of ['Coordination.', 'Rework.', 'Handoffs.', 'Steps.']) expect(stdout).toContain(title)
    expect(stdout).toContain('No calendar was read for a whole week')
    // Every commit of this history is empty: nothing was changed that could have been young.
    expect(stdout).toMatch(/–\s+lines changed again within 21 days \(code-rework 1\): 0 sampled changes; 12 left out/)
    expect(stdout).toContain("Between teams nothing can be counted: nobody's team is known.")
    expect(work.rework.code).toBeNull()
    expect(work.rework.flow).toMatchObject({ n: 8, value: { share: 0 }, definition: { id: 'flow-rework' } })
    expect(work.steps.efficiency).toMatchObject({ n: 8, clock: 'elapsed' })
    expect((await report(...options(), '--blame', 'all')).stderr).toContain('--blame all is no number')
  })

  it('takes what a team says of itself from a file, and says everything that is wrong in it', async () => {
    const team = {
      version: 3,
      people: { teams: { 'git:ada@example.com': 'shop' } },
      calendar: { zone: 'Europe/Berlin', hours: { monday: [['09:00', '17:00']] } },
      stepClasses: { note: 'labels are nothing', of: { 'item labelled': null } },
    }
    await writeFile(file('team.json'), JSON.stringify(team))
    await writeFile(
      file('wrong.json'),
      JSON.stringify({
        ...team,
        calendar: { zone: 'Mars', hours: {} },
        stepClasses: { note: '', of: { dance: null } },
      }),
    )

    const { work } = JSON.parse((await report(...options(), '--team', file('team.json'), '--json')).stdout)
    const wrong = await report(...options(), '--team', file('wrong.json'))

    expect(work.coordination.calendar).toEqual({ zone: 'Europe/Berlin', version: 3 })
    expect(work.coordination.teams[0].team).toBe('shop')
    expect(work.steps.shares.value.classes).toEqual({ version: 3, note: 'labels are nothing' })
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toContain('there is no time zone called Mars')
    expect(wrong.stderr).toContain('there is no activity "dance"')
  })

  it('asks what a file is where it looks like nothing it knows', async () => {
    await writeFile(file('other.json'), '[{"hello": 1}]')
    const { code, stderr } = await report(file('other.json'))
    expect(code).toBe(2)
    expect(stderr).toContain('other.json looks like no export that is known')
    expect(stderr).toContain('github=FILE')
    expect((await report()).stderr).toContain('There is nothing to read')
  })
})
