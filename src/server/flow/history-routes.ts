import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { type FlowHistoryView, flowHistory } from '../../api/flow-history-schema.ts'
import { csvTable } from '../../flow/formats/csv/csv-table.ts'
import { isSameTelling } from '../../flow/told/tell-figures.ts'
import { isTellingDue, type ToldHistory, toldEvents, toldHistory } from '../../flow/told/told-history.ts'
import { fairway } from '../../ledger/event.ts'
import type { FiguresTold } from '../../ledger/source-events.ts'
import type { Person } from '../../review/permissions.ts'
import { json, problem } from '../describe.ts'
import { type ServerEnv, signedIn } from '../identity-routes.ts'
import type { Served } from '../served.ts'
import { plain, saved } from './export-routes.ts'
import { nameOf } from './source-answers.ts'

const home = { type: 'home', id: 'home' } as const

/** What was told of the past, and what has moved since. Whoever asks is told: so the telling that is due is kept first. */
export function historyRoutes(app: OpenAPIHono<ServerEnv>, { flow, ledger, now }: Served): void {
  const recorded = async (): Promise<ToldHistory> =>
    toldHistory([...(await ledger.page({ limit: 100_000, types: toldEvents }))].reverse())

  /** A telling that says what the last one said is not kept, and not looked for again until something has changed. */
  let looked: { readonly key: string; readonly done: Promise<void> } | null = null

  async function tell({ last: before, since }: ToldHistory): Promise<void> {
    const told = JSON.parse(await flow.ask('tell', { before: before?.told ?? null })) as FiguresTold
    if (before && told.moved.length === 0 && isSameTelling(before.told, told)) return
    // What was imported meanwhile may not be in these figures: whoever asks next is told with it.
    if ((await recorded()).since.length > since.length) return
    await ledger.append([home], (history) => {
      const last = history.findLast(({ type }) => type === 'figures.told')
      // Another server of this home has told them meanwhile, against the same telling.
      if ((last?.seq ?? null) !== (before?.seq ?? null)) return { events: [] }
      return { events: [{ type: 'figures.told', actor: fairway, objects: [home], why: null, data: told }] }
    })
  }

  async function toldByNow(): Promise<ToldHistory> {
    const history = await recorded()
    if (!isTellingDue(history, now())) return history
    const key = `${history.last?.seq} ${history.since.at(-1)?.seq} ${now().slice(0, 10)}`
    if (looked?.key !== key) {
      const done = tell(history)
      looked = { key, done }
      done.catch(() => {
        looked = null
      })
    }
    await looked.done
    return recorded()
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/history',
      description:
        'Which months that were over are told otherwise than before, what moved them, and when definitions changed.',
      responses: { 200: json(flowHistory, 'What changed, the latest first.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      return c.json(present(await toldByNow(), now(), c.get('organisation').people), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/history.csv',
      description: 'The same months, a row each, with what they were told to be and are.',
      responses: { 200: plain('text/csv', 'The latest first.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      return c.body(movesTable(await toldByNow()), 200, saved('text/csv; charset=utf-8', 'what-changed.csv'))
    },
  )
}

const movesTable = ({ moves }: ToldHistory): string =>
  csvTable(
    [
      ...['moved_at', 'told_at', 'as_of', 'figure', 'month', 'n_before', 'open_before', 'p50_before_ms'],
      ...['n_now', 'open_now', 'p50_now_ms', 'causes'],
    ],
    moves
      .toReversed()
      .flatMap(({ at, toldAt, asOf, months, causes }) =>
        months.map(({ figure, month, before, now }) => [
          ...[at, toldAt, asOf, figure, month],
          ...[before, now].flatMap((told) => [told?.n ?? null, told?.open ?? null, told?.p50Ms ?? null]),
          causes.map(({ says }) => says).join('; '),
        ]),
      ),
  )

const mostMoves = 50

const present = ({ firstAt, moves, steps }: ToldHistory, now: string, people: readonly Person[]): FlowHistoryView => ({
  now,
  since: firstAt,
  moves: moves
    .slice(-mostMoves)
    .toReversed()
    .map(({ months, causes, ...move }) => ({
      ...move,
      months: months.map((month) => ({ ...month })),
      causes: causes.map(({ says, done }) => ({ says, done: done && { ...done, by: nameOf(done.by, people) } })),
    })),
  steps: steps.map((step) => ({ ...step })),
})
