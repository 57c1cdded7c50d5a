import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { type PlaybookView, playbookView } from '../../api/playbook-schema.ts'
import { targetOf } from '../../flow/lanes/lane-targets.ts'
import { mappingsOf } from '../../flow/mapping/mapping.ts'
import { lanesTaken } from '../../flow/playbook/expand-step.ts'
import { scanSuggestion } from '../../flow/playbook/lane-suggestions.ts'
import { type PlaybookFacts, playbookOf, playbookStepNames } from '../../flow/playbook/playbook.ts'
import { everyChange } from '../../journey/acts.ts'
import { json, problem } from '../describe.ts'
import { type ServerEnv, signedIn } from '../identity-routes.ts'
import type { Served } from '../served.ts'
import type { FlowAnswers } from './flow-questions.ts'
import { instantOf, presentMeta } from './present-figure.ts'
import { nameOf } from './source-answers.ts'
import { targetsNow } from './target-routes.ts'

const dayMs = 24 * 60 * 60_000

/** Where the team stands in the playbook, told from what is recorded. */
export function playbookRoutes(app: OpenAPIHono<ServerEnv>, { ledger, products, flow, now }: Served): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/playbook',
      description: 'Five steps: what is known of each from the team’s own numbers, what to do next, and what is done.',
      responses: { 200: json(playbookView, 'The steps in their order.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      const { people } = c.get('organisation')
      const { counted } = await targetsNow({ ledger, products }, c.get('organisation'))
      const named = (id: string): string => nameOf({ kind: 'person', id }, people).name
      const targets = Object.fromEntries([...counted].map(([lane, target]) => [lane, targetOf(target, named)]))
      const at = Date.parse(now())
      // To the day: a suggestion need not be computed anew each millisecond.
      const today = Math.floor(at / dayMs) * dayMs
      const [record, changes, mappings] = await Promise.all([
        flow.ask('playbook', { targets, today }),
        everyChange(ledger),
        ledger.histories('mapping'),
      ])
      const engineers = new Set(
        people.filter(({ roles }) => roles.includes('engineering')).map(({ id }) => id as string),
      )
      const facts: PlaybookFacts = {
        now: at,
        record: JSON.parse(record) as FlowAnswers['playbook'],
        mappings: mappingsOf(mappings),
        targets: [...counted.values()],
        changes,
        isEngineer: (id) => engineers.has(id),
        nameOf: named,
      }
      return c.json(presentPlaybook(facts), 200)
    },
  )
}

function presentPlaybook(facts: PlaybookFacts): PlaybookView {
  const { steps, current } = playbookOf(facts)
  const first = scanSuggestion(facts.record?.opportunities ?? [], facts.now)
  return {
    current,
    done: steps.filter(({ state }) => state === 'done').length,
    hasRecord: facts.record !== null,
    steps: steps.map(({ name, state, doneWhen, known, next }) => ({
      name,
      title: playbookStepNames[name],
      state,
      doneWhen,
      known: known.map(({ says, figure, door }) => ({ says, figure: figure && presentMeta(figure), door })),
      next: { ...next, target: next.target ?? null },
    })),
    suggestions: (facts.record?.suggestions.value ?? []).map(
      ({ class: name, lane, eligible, took, perWeek, medianMs, wants, by }) => ({
        ...{ class: name, lane, eligible, took, perWeek, medianMs, wants },
        by: instantOf(by),
      }),
    ),
    first: first && { wants: first.wants, by: instantOf(first.by) },
    lanes: [...new Set([...lanesTaken(facts), ...facts.targets.map(({ lane }) => lane)])].sort(),
  }
}
