import { join } from 'node:path'
import type { ChangeView } from '../../src/api/change-schema.ts'
import type { ProductView } from '../../src/api/product-schema.ts'
import { paths } from '../../src/api/routes.ts'
import type { Health } from '../../src/api/server-schema.ts'
import { ApiPerson } from '../journey/api-person.ts'
import { eventually } from '../journey/eventually.ts'
import { freePort, scratchFolder, startServer } from '../journey/running-server.ts'
import { cpuOfTreeMs } from './measure.ts'
import { ms, type Row } from './table.ts'

const was = 'Most people start here'
const product = 'storefront'
const patienceMs = 600_000

/** The sample on a fresh home: from the click on "propose" to pictures, to review, and from the owner's yes to users seeing it. */
export async function benchJourney(): Promise<readonly Row[]> {
  const folder = await scratchFolder()
  const start = performance.now()
  const server = await startServer({ home: join(folder.path, 'home'), port: await freePort() })
  try {
    const cpu = () => cpuOfTreeMs(server.process.pid ?? 0)
    const answersMs = performance.now() - start
    const mara = await arrives(server.url, 'mara')
    const ana = await arrives(server.url, 'ana')
    const health = await mara.asks<Health>('GET', paths.health)
    await eventually(
      'production serves and its pages are known',
      async () => {
        if (!(await fetch(server.production)).ok) return null
        const { pagesState } = await mara.asks<ProductView>('GET', paths.product(product))
        if (pagesState.kind === 'failed') throw new Error(pagesState.says)
        return pagesState.kind === 'ready' ? true : null
      },
      patienceMs,
    )
    const readyMs = performance.now() - start
    const rows = [
      only('start `fairway serve` on an empty home, until it answers', answersMs),
      only('and until the sample is in production and its pages are known', readyMs),
    ]
    // Twice: the first change of a home also fills caches, every later one is what people wait for.
    const words = ['Most customers begin here', 'Most of our guests begin here']
    for (const [at, to] of words.entries()) {
      rows.push(
        ...(await oneChange(
          mara,
          ana,
          words[at - 1] ?? was,
          to,
          at === 0 ? 'first change' : 'next change at once',
          cpu,
        )),
      )
    }
    if (!health.browser.present) rows.push({ ...only('without a browser: no pictures', 0), holds: false })
    return rows
  } catch (error) {
    process.stderr.write(server.log())
    throw error
  } finally {
    await server.stop()
    await folder.remove()
  }
}

async function oneChange(
  mara: ApiPerson,
  ana: ApiPerson,
  from: string,
  to: string,
  which: string,
  cpu: () => number | null,
): Promise<Row[]> {
  const cpuBefore = cpu()
  const proposed = performance.now()
  const change = await mara.proposes(from, to, 'Newcomers do not know what to pick')
  const since = (moment: number) => performance.now() - moment
  await seen(mara, change, (view) => view.proof !== null)
  const provedMs = since(proposed)
  const { pictures } = await seen(mara, change, (view) => view.pictures !== null)
  const picturesMs = since(proposed)
  const cpuAfter = cpu()
  const cpuMs = cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore
  const shown = await seen(mara, change, (view) => view.state === 'in review')
  const reviewMs = since(proposed)
  const approved = performance.now()
  await ana.approves(change)
  const live = await seen(mara, change, (view) => view.state === 'live')
  const liveMs = since(approved)
  const parts = live.timeline.map((step) => `${step.state} ${ms(step.tookMs)}`).join(', ')
  const checks = shown.checks.map((check) => `${check.name} ${ms(check.durationMs)}`).join(', ')
  process.stderr.write(`${which}: ${parts}; checks: ${checks}\n`)
  return [
    only(`${which}: propose → proof shown`, provedMs),
    {
      what: `${which}: propose → ${pictures?.pairs.length ?? 0} pairs of pictures on screen`,
      ours: `${ms(picturesMs)} (taking them: ${ms(pictures?.durationMs ?? null)}; processor, with the checks beside: ${ms(cpuMs)})`,
      peer: 'limit 20 s',
      ratio: picturesMs / 20_000,
      limit: '≤ 1',
      holds: picturesMs <= 20_000 && (pictures?.pairs.length ?? 0) > 0,
    },
    only(`${which}: propose → in review (checks: ${checks})`, reviewMs),
    only(`${which}: approve → merged, deployed and seen live`, liveMs),
  ]
}

const only = (what: string, took: number): Row => ({
  what,
  ours: ms(took),
  peer: '',
  ratio: null,
  limit: null,
  holds: null,
})

/** Waits until the change is so; one that waits for a person instead will never be. */
async function seen(person: ApiPerson, change: string, isSo: (view: ChangeView) => boolean): Promise<ChangeView> {
  const view = await eventually(
    `${change} goes on`,
    async () => {
      const now = await person.looksAt(change)
      return isSo(now) || now.problem !== null || now.state === 'refused' ? now : null
    },
    patienceMs,
  )
  if (isSo(view)) return view
  throw new Error(`${change} is ${view.state}: ${view.problem?.says ?? view.findings[0]?.says}`)
}

/** Chooses a person of the sample, as its switcher does. */
async function arrives(url: string, id: string): Promise<ApiPerson> {
  const answer = await fetch(url + paths.demoPerson, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id }),
  })
  const [cookie] = answer.headers.getSetCookie()
  if (!cookie) throw new Error(`${id} was not let in: ${await answer.text()}`)
  return new ApiPerson(id, url, product, cookie.split(';')[0] ?? '')
}
