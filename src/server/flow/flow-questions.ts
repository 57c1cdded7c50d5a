import type { Context, TypedResponse } from 'hono'
import type { JSONParsed } from 'hono/utils/types'
import type { InitiativeItemsQuery } from '../../api/flow-initiatives-schema.ts'
import type { WhatIfQuery } from '../../api/flow-insights.ts'
import type { FlowMapItemsQuery, FlowMapQuery } from '../../api/flow-map-schema.ts'
import type { FlowItemsQuery, FlowQuery } from '../../api/flow-schema.ts'
import type { LaneTarget } from '../../flow/lanes/lane-use.ts'
import { prefillPath } from '../../flow/mapping/prefill-path.ts'
import type { Studies } from '../../flow/study/studies.ts'
import type { Study } from '../../flow/study/study.ts'
import { itemsTable, stagesTable } from '../../flow/study/study-tables.ts'
import { flowMetrics } from './flow-metrics.ts'
import { initiativeItemsAnswer, initiativesAnswer } from './initiatives-answer.ts'
import { constraintAnswer, driftAnswer, lanesAnswer, signsAnswer, whatIfAnswer } from './insight-answers.ts'
import { itemsAnswer } from './items-answer.ts'
import { mapAnswer, mapItemsAnswer } from './map-answer.ts'
import { pathAnswer } from './path-answer.ts'
import { settingsAnswer, sourcesAnswer, type ToldOfSources } from './source-answers.ts'
import { ageingAnswer, completedAnswer, cumulativeAnswer, itemAnswer, sectionsAnswer } from './work-answers.ts'

type Nothing = Record<string, never>

/** What may be asked of a study, each with what the question says: data that may cross to another thread. */
export interface FlowQuestions {
  readonly path: FlowQuery
  readonly items: FlowItemsQuery
  readonly initiatives: Nothing
  readonly initiativeItems: InitiativeItemsQuery
  readonly map: FlowMapQuery
  readonly mapItems: FlowMapItemsQuery
  readonly ageing: FlowQuery
  readonly completed: FlowQuery
  readonly cumulative: FlowQuery
  readonly work: Pick<FlowQuery, 'window'>
  readonly item: { readonly item: string }
  readonly constraint: Nothing
  readonly drift: Nothing
  readonly signs: Nothing
  readonly lanes: Readonly<Record<string, LaneTarget>>
  readonly whatIf: WhatIfQuery
  readonly prefill: { readonly kind: 'item' | 'initiative'; readonly id: string }
  readonly sources: ToldOfSources
  readonly settings: ToldOfSources
  readonly table: { readonly table: keyof typeof tables }
  readonly metrics: Nothing
}
export type FlowQuestion = keyof FlowQuestions

/** Answers questions from the study of everything that was imported. */
export interface Flow {
  /**
   * The answer as text: JSON, a table or metrics. Text, since it is written where it is computed, and only passed on from there.
   *
   * @throws FairwayError as the question does
   */
  ask<Question extends FlowQuestion>(question: Question, query: FlowQuestions[Question]): Promise<string>
}

const tables = { 'items.csv': itemsTable, 'stages.csv': stagesTable } as const

const answers = {
  path: pathAnswer,
  items: itemsAnswer,
  initiatives: initiativesAnswer,
  initiativeItems: initiativeItemsAnswer,
  map: mapAnswer,
  mapItems: mapItemsAnswer,
  ageing: ageingAnswer,
  completed: completedAnswer,
  cumulative: cumulativeAnswer,
  work: sectionsAnswer,
  item: itemAnswer,
  constraint: constraintAnswer,
  drift: driftAnswer,
  signs: signsAnswer,
  lanes: lanesAnswer,
  whatIf: whatIfAnswer,
  prefill: (study: Study, { kind, id }: FlowQuestions['prefill']) => prefillPath(study, kind, id),
  sources: sourcesAnswer,
  settings: settingsAnswer,
  table: (study: Study, { table }: FlowQuestions['table']): string => tables[table](study),
  metrics: flowMetrics,
} satisfies {
  readonly [Question in FlowQuestion]: (study: Study, query: FlowQuestions[Question]) => object | string | null
}

/** What each question is answered with, before it is text. */
export type FlowAnswers = { readonly [Question in FlowQuestion]: ReturnType<(typeof answers)[Question]> }

/** Asked about one thing by one person: hardly ever asked again. */
const notKept: ReadonlySet<FlowQuestion> = new Set([
  'prefill',
  'items',
  'initiativeItems',
  'mapItems',
  'item',
  'sources',
  'settings',
])
const mostKept = 100

/** Many look at the same figures, and a study does not change: each question is answered once, until there is another study. */
export function flowFrom(studies: Studies): Flow {
  let kept: { readonly study: Study; readonly answers: Map<string, string> } | null = null
  return {
    async ask(question, query) {
      const study = await studies.now()
      if (kept?.study !== study) kept = { study, answers: new Map() }
      const key = JSON.stringify([question, query])
      const known = kept.answers.get(key)
      if (known !== undefined) return known
      const answer = (answers[question] as (study: Study, query: unknown) => object | string | null)(study, query)
      const text = typeof answer === 'string' ? answer : JSON.stringify(answer)
      if (notKept.has(question)) return text
      if (kept.answers.size >= mostKept) kept.answers.clear()
      kept.answers.set(key, text)
      return text
    },
  }
}

/** The answer of a question whose answer is JSON. */
export async function answered<Question extends FlowQuestion>(
  c: Context,
  flow: Flow,
  question: Question,
  query: FlowQuestions[Question],
) {
  const text = await flow.ask(question, query)
  const response = c.body(text, 200, { 'Content-Type': 'application/json; charset=utf-8' })
  return response as unknown as TypedResponse<JSONParsed<FlowAnswers[Question]>, 200, 'json'>
}
