import { setTimeout as sleep } from 'node:timers/promises'
import type { LedgerIntegrity } from '../../src/api/ledger-schema.ts'
import { paths } from '../../src/api/routes.ts'
import { canonicalJson } from '../../src/base/canonical-json.ts'
import { isEnded } from '../../src/change/change-state.ts'
import type { ChainLine } from '../../src/ledger/chain.ts'
import { Refused } from '../journey/api-person.ts'
import { commitsOf } from '../journey/git.ts'
import type { Bakery } from './bakery.ts'
import { type Kill, sayKill } from './kill.ts'
import { disarmPush } from './push-hooks.ts'
import { type Plan, type ScenarioName, scenarios } from './scenarios.ts'

export interface Point {
  readonly scenario: ScenarioName
  readonly kill: Kill
  /** The product has a preview, so that pictures are taken on the way. */
  readonly pictures?: true
}

export const sayPoint = ({ scenario, kill, pictures }: Point): string =>
  `${scenario}${pictures ? ' with pictures' : ''}: ${sayKill(kill)}`

const patienceMs = 240_000
const lookEveryMs = 100

/**
 * Takes one change the scenario's way, kills the server at the point, starts it again on the same home, goes on, and looks
 * whether everything is as if nothing had happened.
 *
 * @returns what is wrong afterwards; empty when all is well
 */
export async function crashAt(bakery: Bakery, point: Point, name: string): Promise<string[]> {
  await bakery.takesPictures(point.pictures ?? false)
  const plan: Plan = {
    from: await bakery.title(),
    // An event's name reads like a host.
    to: `Fresh bread, ${name.replaceAll('.', ' ')}`,
    change: null,
    first: null,
    pushed: false,
  }
  await bakery.arm(point.kill)
  const deaths: (NodeJS.Signals | null)[] = []
  const deadline = Date.now() + patienceMs
  let where = 'nothing was proposed'
  for (;;) {
    if (Date.now() > deadline) return [`it never ended: ${where}`]
    if (bakery.isDead()) {
      deaths.push(bakery.ending())
      await bakery.restart()
    }
    try {
      const view = await follow(bakery, plan)
      if (view) {
        where = `${view.id} is ${view.state}${view.problem ? `: ${view.problem.says} ${view.problem.next}` : ''}`
        if ((await scenarios[point.scenario](bakery, plan, view)) === 'done') break
      }
    } catch (error) {
      // The answer got lost with the server, or somebody was faster: look again.
      const isExpected = error instanceof Refused || isLostAnswer(error)
      if (!isExpected) throw error
      where = `${where}; ${error instanceof Error ? error.message : error}`.slice(-2000)
    }
    await sleep(lookEveryMs)
  }
  await disarmPush(bakery.product.remote)
  return [
    ...(deaths.join() === 'SIGKILL'
      ? []
      : [`the server was to be killed once, and ended: ${deaths.join() || 'never'}`]),
    ...(await whatIsWrong(bakery, plan)),
  ]
}

/** The change as it stands; proposes it if it is not there, also when a crash swallowed the proposal. */
async function follow(bakery: Bakery, plan: Plan) {
  if (plan.change === null) {
    const known = (await bakery.mara.changes()).find((change) => change.sentence.after === plan.to)
    plan.change = known?.id ?? (await bakery.mara.proposes(plan.from, plan.to))
    plan.first ??= plan.change
  }
  return bakery.mara.looksAt(plan.change)
}

const isLostAnswer = (error: unknown): boolean =>
  error instanceof Error &&
  (error.message === 'fetch failed' || error.message === 'terminated' || error.name === 'TimeoutError')

async function whatIsWrong(bakery: Bakery, plan: Plan): Promise<string[]> {
  const wrong: string[] = []
  const lines = await exported(bakery)
  const recorded = new Set(lines.map((line) => line.bytes))
  for (const event of await bakery.acknowledged())
    if (!recorded.has(canonicalJson(event))) wrong.push(`event ${event.seq} ${event.type} was acknowledged and is gone`)

  const integrity = await bakery.mara.asks<LedgerIntegrity>('GET', paths.ledgerVerify)
  if (!integrity.ok) wrong.push(`the ledger does not hold: ${integrity.broken?.says}`)

  for (const change of await bakery.mara.changes()) {
    const ended = change.state === 'live' || isEnded(change.state)
    if (!ended || change.problem) wrong.push(`${change.id} is stuck as ${change.state}: ${change.problem?.says ?? ''}`)
    const commits = await commitsOf(bakery.product.remote, change.id)
    const shipped = change.state === 'live' || change.state === 'reverted'
    if (commits.length !== (shipped ? 1 : 0))
      wrong.push(`${change.id} is ${change.state} with ${commits.length} commits on main`)
    for (const type of ['change.merged', 'change.deployed', 'change.live']) {
      const times = lines.filter((line) => isAbout(line, type, change.id)).length
      if (times > (shipped ? 1 : 0)) wrong.push(`${change.id} has ${times} events ${type}`)
    }
  }

  const view = plan.change ? await bakery.mara.looksAt(plan.change) : null
  const main = await bakery.title()
  const live = await bakery.product.production()
  if (view?.state === 'live' && (main !== view.edits[0]?.to || !live.includes(main)))
    wrong.push(`it is live, but main says “${main}” and production “${live}”`)
  if (view?.state === 'withdrawn' && main !== plan.from) wrong.push(`it was withdrawn, but main says “${main}”`)
  if (view?.state === 'reverted' && (main !== plan.from || !live.includes(plan.from)))
    wrong.push(`it was taken back, but main says “${main}” and production “${live}”`)
  return wrong
}

async function exported(bakery: Bakery): Promise<ChainLine[]> {
  const text = await bakery.mara.reads(paths.ledgerExport)
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ChainLine)
}

function isAbout(line: ChainLine, type: string, change: string): boolean {
  const event = JSON.parse(line.bytes) as { type: string; objects: { id: string }[] }
  return event.type === type && event.objects[0]?.id === change
}
