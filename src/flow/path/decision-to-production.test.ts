import { describe, expect, test } from 'vitest'
import { LogBuilder } from '../log/log-builder.ts'
import { addToLog, joinReadings } from '../sources/join-readings.ts'
import type { ObjectName } from '../sources/path-event.ts'
import { ReadingDraft } from '../sources/reading-draft.ts'
import { guessStatuses, type StatusMapping } from '../sources/status-mapping.ts'
import type { Activity } from '../sources/vocabulary.ts'
import { decisionToProduction } from './decision-to-production.ts'
import { defaultProductionRules, type ProductionRules } from './deployments.ts'
import { initiativePaths } from './initiative-path.ts'
import { type ItemPath, itemPaths } from './item-path.ts'
import { pathRecords } from './path-records.ts'

const start = Date.UTC(2026, 2, 2)
const hour = 3_600_000
const on = (type: ObjectName['type'], id: string): ObjectName => ({ type, id })
const shop = 'acme/shop'
const forever = { by: 'start', from: null, to: null } as const

/** A story of one repository, told in hours; each line names only what matters to it. */
class Story {
  readonly #draft = new ReadingDraft('story')
  #last: string | null = null

  item(id: string, at: number, activity: Activity = 'item created', attributes: Record<string, string> = {}): this {
    this.#draft.event({ activity, on: on('item', id), at: iso(at), attributes })
    return this
  }

  /** Commits on the main line, each on top of the one before unless a parent is named. */
  commit(sha: string, parents?: readonly string[], lands?: string): this {
    const parent = this.#last
    this.#draft.fact(on('commit', sha), 'parents', (parents ?? (parent === null ? [] : [parent])).join(' '))
    if (lands) this.#draft.fact(on('commit', sha), 'lands', `${shop}#${lands}`)
    this.#last = sha
    return this
  }

  merge(number: string, at: number, sha: string | null, ...items: readonly string[]): this {
    const pull = on('pull request', `${shop}#${number}`)
    this.#draft.event({ activity: 'pull request opened', on: pull, at: iso(at - 1) })
    this.#draft.event({ activity: 'pull request merged', on: pull, at: iso(at) })
    if (sha !== null) this.#draft.link(pull, 'merged as', on('commit', sha))
    for (const item of items) this.#draft.link(pull, 'implements', on('item', item))
    return this
  }

  deploy(
    id: string,
    at: number,
    sha: string,
    activity: Activity = 'deployment succeeded',
    environment = 'production',
  ): this {
    const deployment = on('deployment', id)
    this.#draft.event({ activity, on: deployment, at: iso(at) })
    this.#draft.fact(deployment, 'repository', shop)
    this.#draft.fact(deployment, 'environment', environment)
    this.#draft.link(deployment, 'deploys', on('commit', sha))
    return this
  }

  event(deployment: string, at: number, activity: Activity): this {
    this.#draft.event({ activity, on: on('deployment', deployment), at: iso(at) })
    return this
  }

  service(deployment: string, service: string): this {
    this.#draft.fact(on('deployment', deployment), 'service', service)
    return this
  }

  patch(sha: string, patch: string): this {
    this.#draft.fact(on('commit', sha), 'patch', patch)
    return this
  }

  holds(number: string, sha: string): this {
    this.#draft.link(on('pull request', `${shop}#${number}`), 'contains', on('commit', sha))
    return this
  }

  titled(item: string, title: string, at: number): this {
    this.#draft.fact(on('item', item), 'title', title, iso(at))
    return this
  }

  partOf(item: string, initiative: string): this {
    this.#draft.link(on('item', item), 'part of', on('initiative', initiative))
    return this
  }

  records(asOf = 1000) {
    const builder = new LogBuilder()
    addToLog(builder, joinReadings([this.#draft.done()]))
    return pathRecords(builder.build(), start + asOf * hour)
  }

  paths(rules: Partial<ProductionRules> = {}, asOf?: number): readonly ItemPath[] {
    return this.all(rules, asOf).paths
  }

  under(statuses: StatusMapping): readonly ItemPath[] {
    return this.all({}, undefined, statuses).paths
  }

  all(
    rules: Partial<ProductionRules> = {},
    asOf?: number,
    statuses = guessStatuses([{ name: 'Selected', category: 'new' }]),
  ) {
    return itemPaths(this.records(asOf), {
      decision: { version: 1, statuses, approvalLabels: ['approved'] },
      production: { ...defaultProductionRules, ...rules },
    })
  }
}

const iso = (at: number): string => new Date(start + at * hour).toISOString()
const hoursOf = (at: number | undefined): number => ((at ?? Number.NaN) - start) / hour
const endOf = (path: ItemPath | undefined) =>
  path?.end.kind === 'in production' ? hoursOf(path.end.at) : (path?.end.kind ?? null)
const reachedAt = (at: number): ItemPath['end'] => ({
  kind: 'in production',
  at: start + at * hour,
  lastAt: start + at * hour,
  by: 'deployment',
})
/** A repository whose first deployment is behind us, and one item merged on top as commit `b`. */
const merged = () => new Story().commit('a').deploy('d0', 1, 'a').item('S-1', 2).commit('b').merge('12', 10, 'b', 'S-1')

describe('production', () => {
  test('is the first deployment whose history contains the merge, not only the one of the same sha', () => {
    const paths = merged().commit('c').commit('d').deploy('d1', 20, 'd').deploy('d2', 30, 'b').paths()

    expect(endOf(paths[0])).toBe(20)
  })

  test('does not come with a failed deployment, nor with one to another environment', () => {
    const story = merged()
      .deploy('d1', 20, 'b', 'deployment failed')
      .deploy('d2', 21, 'b', 'deployment succeeded', 'staging')

    expect(endOf(story.paths()[0])).toBe('open')
    story.deploy('d3', 30, 'b', 'deployment succeeded', 'Prod')
    expect(endOf(story.paths({ environments: ['PROD', 'production'] })[0])).toBe(30)
  })

  test('of what the first known deployment holds is not known, unless the record is complete', () => {
    const story = new Story().item('S-1', 2).commit('a').merge('12', 10, 'a', 'S-1').deploy('d0', 20, 'a')

    expect(story.paths()[0]?.end).toEqual({ kind: 'not known', reason: 'only the first known deployment holds it' })
    expect(endOf(story.paths({ completeFromStart: [shop] })[0])).toBe(20)
  })

  test('of an item with one part in that deployment and one later is not known either', () => {
    const story = merged().merge('11', 0, 'a', 'S-1').deploy('d1', 20, 'b')

    expect(story.paths()[0]?.end).toEqual({ kind: 'not known', reason: 'only the first known deployment holds it' })
  })

  test('is withdrawn by a rollback within a day, shown, and comes with the next deployment', () => {
    const rolledBack = merged().deploy('d1', 20, 'b').deploy('d1', 43, 'b', 'deployment rolled back')

    expect(endOf(rolledBack.paths()[0])).toBe('open')
    expect(rolledBack.paths()[0]?.withdrawn).toEqual([
      { deployment: 'd1', at: start + 20 * hour, rolledBackAt: start + 43 * hour },
    ])
    expect(endOf(rolledBack.commit('c').deploy('d2', 60, 'c').paths()[0])).toBe(60)
  })

  test('stays where the rollback came later than a day after it', () => {
    const story = merged().deploy('d1', 20, 'b').deploy('d1', 45, 'b', 'deployment rolled back')

    expect(endOf(story.commit('c').deploy('d2', 60, 'c').paths()[0])).toBe(20)
  })

  test('is taken back by deploying an older revision again', () => {
    const story = merged().deploy('d1', 20, 'b').deploy('d2', 25, 'a')

    expect(endOf(story.paths()[0])).toBe('open')
    expect(endOf(story.deploy('d3', 40, 'b').paths()[0])).toBe(40)
  })

  test('stays for what the older revision that is deployed again holds itself', () => {
    const story = merged().deploy('d1', 20, 'b').commit('c').merge('13', 22, 'c', 'S-2').item('S-2', 2)
    const paths = story.deploy('d2', 25, 'c').deploy('d3', 30, 'b').paths()

    expect(paths.map(endOf)).toEqual([20, 'open'])
  })

  test('comes through both parents of a merge commit', () => {
    const story = new Story()
      .commit('a')
      .deploy('d0', 1, 'a')
      .item('S-1', 2)
      .commit('side', ['a'])
      .commit('m', ['a', 'side'])

    expect(endOf(story.merge('12', 10, 'side', 'S-1').deploy('d1', 20, 'm').paths()[0])).toBe(20)
  })

  test('is told by the trailer where the forge names no commit of the history', () => {
    const story = new Story().commit('a').deploy('d0', 1, 'a').item('S-1', 2).commit('b', undefined, '12')

    expect(endOf(story.merge('12', 10, 'not-read', 'S-1').deploy('d1', 20, 'b').paths()[0])).toBe(20)
  })

  test('is told by the patch where a rebase gave the commit another sha', () => {
    const story = new Story()
      .commit('a')
      .deploy('d0', 1, 'a')
      .item('S-1', 2)
      .commit('b')
      .patch('b', 'p1')
      .patch('before', 'p1')

    expect(endOf(story.merge('12', 10, null, 'S-1').holds('12', 'before').deploy('d1', 20, 'b').paths()[0])).toBe(20)
  })

  test('is withdrawn by a rollback that names only the service', () => {
    const story = merged().deploy('d1', 20, 'b').service('d1', 'till').service('d2', 'till').service('d3', 'mail')
    story.event('d3', 21, 'deployment rolled back')
    expect(endOf(story.paths()[0])).toBe(20)

    story.event('d2', 22, 'deployment rolled back')
    expect(story.paths()[0]?.withdrawn).toMatchObject([{ deployment: 'd1', rolledBackAt: start + 22 * hour }])
  })

  test('is not known where the merge is in no history that was read', () => {
    const story = new Story().commit('a').deploy('d0', 1, 'a').item('S-1', 2).merge('12', 10, 'elsewhere', 'S-1')

    expect(story.paths()[0]?.end).toEqual({ kind: 'not known', reason: 'its merge is in no history that was read' })
  })

  test('is the merge only where the team declares it', () => {
    const story = new Story().item('S-1', 2).commit('a').merge('12', 10, 'a', 'S-1')

    expect(story.paths()[0]?.end).toMatchObject({ kind: 'not known' })
    expect(endOf(story.paths({ mergeIsProduction: [shop] })[0])).toBe(10)
  })

  test('is also a flag turned on, and what came first counts', () => {
    expect(endOf(merged().deploy('d1', 20, 'b').item('S-1', 15, 'flag turned on').paths()[0])).toBe(15)
  })

  test('is a status only where the team itself has said so and nothing merged names the item', () => {
    const moved = () =>
      new Story()
        .item('S-1', 0)
        .item('S-1', 9, 'item status entered', { status: 'Out' })
        .item('S-1', 30, 'item status entered', { status: 'Selected' })
    const guessed = guessStatuses([
      { name: 'Out', category: 'completed' },
      { name: 'Selected', category: 'new' },
    ])
    const saying = {
      ...guessed.of,
      Out: { means: 'in production', confidence: 1, because: 'said by the team' },
    } as const
    const said = { version: 2, of: saying }
    const sounding = { version: 1, of: { ...saying, Out: { ...saying.Out, confidence: 0.6 } } }

    expect(moved().under(said)[0]?.end).toEqual({ ...reachedAt(9), by: 'status' })
    expect(moved().under(sounding)[0]?.end).toEqual({ kind: 'open' })
    expect(merged().item('S-1', 9, 'item status entered', { status: 'Out' }).under(said)[0]?.end).toEqual({
      kind: 'open',
    })
  })

  test('is what was known at the moment of the data', () => {
    expect(endOf(merged().deploy('d1', 20, 'b').paths({}, 15)[0])).toBe('open')
    expect(
      new Story().item('S-1', 1).titled('S-1', 'Old', 5).titled('S-1', 'New', 20).records(15).of.item.get('S-1')?.facts,
    ).toEqual({
      title: 'Old',
    })
  })
})

describe('the decision', () => {
  const decisionOf = (story: Story) => {
    const [path] = story.paths()
    return path?.decision && [path.decision.tier, hoursOf(path.decision.at)]
  }

  test('is what the best record says, however early a worse one is', () => {
    const story = new Story().item('S-1', 1)
    expect(decisionOf(story)).toEqual(['created', 1])
    expect(decisionOf(story.item('S-1', 4, 'item labelled', { to: 'approved' }))).toEqual(['approval', 4])
    expect(decisionOf(story.item('S-1', 6, 'item status entered', { status: 'Selected' }))).toEqual(['commitment', 6])
    expect(decisionOf(story.item('S-1', 9, 'item decided'))).toEqual(['decision', 9])
  })

  test('is approved with a milestone, and committed with a sprint', () => {
    const story = new Story().item('S-1', 1).item('S-1', 3, 'item planned', { field: 'Fix Version' })
    expect(decisionOf(story)).toEqual(['approval', 3])
    expect(decisionOf(story.item('S-1', 5, 'item planned', { field: 'Sprint' }))).toEqual(['commitment', 5])
  })

  test('is neither a label that means something else nor a status that nobody mapped', () => {
    const story = new Story().item('S-1', 1).item('S-1', 4, 'item labelled', { to: 'bug' })

    expect(decisionOf(story.item('S-1', 5, 'item status entered', { status: 'constructor' }))).toEqual(['created', 1])
  })

  test('is nothing where the record has nothing: the item is excluded and counted', () => {
    const { figure } = decisionToProduction(new Story().item('S-1', 4, 'item commented').paths(), forever, start)

    expect(figure).toMatchObject({ value: null, n: 0, coverage: 0 })
    expect(figure.excluded).toEqual([{ reason: 'nothing says when it was decided', count: 1, items: ['S-1'] }])
  })
})

describe('an item', () => {
  const statuses = guessStatuses(
    ['Dropped: duplicate', 'Done', 'In progress'].map((name) => ({ name, category: null })),
  )
  const told = (...steps: readonly (readonly [Activity | string, number])[]) => {
    const story = new Story().item('S-1', 0)
    for (const [step, at] of steps)
      if (step.startsWith('item ')) story.item('S-1', at, step as Activity)
      else story.item('S-1', at, 'item status entered', { status: step })
    return story.under(statuses)[0]?.end
  }

  test('is given up also where only its status says so, and by that status where the tracker calls it completed', () => {
    const givenUp = { kind: 'cancelled', at: start + 3 * hour }

    expect(told(['In progress', 1], ['Dropped: duplicate', 3])).toEqual(givenUp)
    expect(told(['item completed', 2], ['Dropped: duplicate', 3])).toEqual(givenUp)
    expect(told(['Dropped: duplicate', 3], ['item completed', 3])).toEqual(givenUp)
    expect(told(['item cancelled', 3], ['Done', 3])).toEqual(givenUp)
  })

  test('that its status calls completed is not open, and is not known to be in production', () => {
    const completed = { kind: 'not known', reason: 'completed, and no merged pull request names it' }

    expect(told(['In progress', 1], ['Done', 3])).toEqual(completed)
    expect(told(['Dropped: duplicate', 1], ['Done', 3])).toEqual(completed)
    expect(told(['item completed', 3], ['In progress', 3])).toEqual(completed)
  })

  test('is open again where it was opened again, or moved on from the status that had ended it', () => {
    expect(told(['Done', 1], ['In progress', 3])).toEqual({ kind: 'open' })
    expect(told(['Dropped: duplicate', 1], ['In progress', 3])).toEqual({ kind: 'open' })
    expect(told(['item completed', 1], ['Done', 1], ['item reopened', 3])).toEqual({ kind: 'open' })
  })
})

test('merged work that names no item, and statuses that nobody mapped, are listed', () => {
  const story = merged().merge('13', 12, 'a').item('S-1', 5, 'item status entered', { status: 'Zwischenlager' })

  expect(story.all()).toMatchObject({
    unlinked: ['acme/shop#13'],
    unmapped: [{ status: 'Zwischenlager', items: ['S-1'] }],
  })
})

describe('the figure', () => {
  const story = () =>
    merged()
      .item('S-1', 4, 'item decided')
      .deploy('d1', 24, 'b')
      .item('S-2', 5)
      .item('S-3', 5)
      .item('S-3', 6, 'item cancelled')
      .item('S-4', 5)
      .item('S-4', 400, 'item decided')
      .commit('c')
      .merge('13', 300, 'c', 'S-4')
      .deploy('d2', 310, 'c')

  test('counts open items as open, cancelled ones as cancelled, and lists what runs backwards', () => {
    const { figure, mix } = decisionToProduction(story().paths(), forever, start + 1000 * hour)

    expect(figure).toMatchObject({
      n: 3,
      censored: 1,
      coverage: 0.75,
      definition: { id: 'decision-to-production', version: 2 },
    })
    expect(figure.excluded).toEqual([{ reason: 'in production before it was decided', count: 1, items: ['S-4'] }])
    expect(mix).toEqual({ decision: 2, commitment: 0, approval: 0, created: 2, 'first commit': 0 })
  })

  test('is given again for the items whose record says when somebody decided', () => {
    const { tellingOnly } = decisionToProduction(story().paths(), forever, start + 1000 * hour)

    expect(tellingOnly).toMatchObject({ n: 1, censored: 0 })
    expect(tellingOnly.value?.p50).toMatchObject({ kind: 'reached', time: 20 * hour })
    expect(tellingOnly.excluded.map(({ count }) => count)).toEqual([1, 2])
  })

  test('lets items that were under way when records begin enter at that age', () => {
    const old = () => new Story().item('S-1', 0).item('S-2', 0).item('S-2', 5, 'item cancelled').item('S-3', 20)
    const asOf = start + 30 * hour
    const { figure } = decisionToProduction(
      [...old().paths(), { id: 'S-0', decision: { at: start, tier: 'created' }, end: reachedAt(15), withdrawn: [] }],
      forever,
      asOf,
      start + 10 * hour,
    )

    expect(figure.excluded).toEqual([{ reason: 'it had ended before records begin', count: 1, items: ['S-2'] }])
    // At the age of 15 hours two are under observation: S-0 and S-1. S-3 was last seen at 10.
    expect(figure.value?.p50).toMatchObject({ kind: 'reached', time: 15 * hour })
    expect(figure).toMatchObject({ n: 3, censored: 2 })
  })

  test('has a window by decision or by production, half open', () => {
    const window = (by: 'start' | 'completion', from: number, to: number) =>
      decisionToProduction(
        story().paths(),
        { by, from: start + from * hour, to: start + to * hour },
        start + 1000 * hour,
      ).figure

    expect(window('start', 4, 5)).toMatchObject({ n: 1, censored: 0 })
    expect(window('start', 5, 6)).toMatchObject({ n: 2, censored: 1 })
    expect(window('completion', 24, 25)).toMatchObject({ n: 1, censored: 0 })
    expect(window('completion', 23, 24)).toMatchObject({ n: 0, value: null, coverage: null })
  })
})

test('an initiative has a first and a last arrival, and says what was added after its decision', () => {
  const story = merged()
    .item('S-1', 3, 'item decided')
    .item('S-2', 5)
    .item('S-3', 6)
    .item('S-3', 7, 'item cancelled')
    .commit('c')
    .merge('13', 30, 'c', 'S-2')
    .deploy('d1', 20, 'b')
  for (const id of ['S-1', 'S-2', 'S-3']) story.partOf(id, 'Calm checkout')
  const first = initiativePaths(story.records(), story.paths())

  expect(first).toMatchObject([
    {
      id: 'Calm checkout',
      decidedAt: start + 3 * hour,
      firstAt: start + 20 * hour,
      lastAt: null,
      addedLater: ['S-2', 'S-3'],
    },
  ])

  story.deploy('d2', 40, 'c')
  expect(initiativePaths(story.records(), story.paths())[0]).toMatchObject({
    lastAt: start + 40 * hour,
    curve: [
      { at: start + 20 * hour, inProduction: 1 },
      { at: start + 40 * hour, inProduction: 2 },
    ],
  })
})
