import type { Context, TypedResponse } from 'hono'
import type { JSONParsed } from 'hono/utils/types'
import type { FlowTable, FlowTableQuery } from '../../api/flow-exports.ts'
import type { InitiativeItemsQuery } from '../../api/flow-initiatives-schema.ts'
import type { WhatIfQuery } from '../../api/flow-insights.ts'
import type { FlowMapItemsQuery, FlowMapQuery } from '../../api/flow-map-schema.ts'
import type { FlowCountedQuery, FlowItemsQuery, FlowPathQuery, FlowQuery } from '../../api/flow-schema.ts'
import { FairwayError } from '../../base/errors.ts'
import type { LaneTarget } from '../../flow/lanes/lane-use.ts'
import { objectTypesOf } from '../../flow/log/object-types.ts'
import { prefillPath } from '../../flow/mapping/prefill-path.ts'
import { recordFacts } from '../../flow/playbook/record-facts.ts'
import type { LogFiles, LogForm } from '../../flow/study/log-files.ts'
import type { Studies } from '../../flow/study/studies.ts'
import type { Study } from '../../flow/study/study.ts'
import { flowMetrics } from '../../flow/study-metrics/flow-metrics.ts'
import { metricsJson, openMetrics } from '../../flow/study-metrics/metric-text.ts'
import { tellFigures } from '../../flow/told/tell-figures.ts'
import type { FiguresTold } from '../../ledger/source-events.ts'
import { flowTables } from './chart-tables.ts'
import { countedAnswer } from './counted-answer.ts'
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
  readonly path: FlowPathQuery
  readonly items: FlowItemsQuery
  readonly counted: FlowCountedQuery
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
  readonly playbook: { readonly targets: Readonly<Record<string, LaneTarget>>; readonly today: number }
  readonly sources: ToldOfSources
  readonly settings: ToldOfSources
  readonly tell: { readonly before: FiguresTold | null }
  readonly table: { readonly table: FlowTable; readonly query: FlowTableQuery }
  readonly metrics: { readonly as: 'json' | 'openmetrics' }
  readonly log: { readonly form: LogForm; readonly type: string }
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

const answers = {
  path: pathAnswer,
  items: itemsAnswer,
  counted: countedAnswer,
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
  playbook: (study: Study, { targets, today }: FlowQuestions['playbook']) => recordFacts(study, targets, today),
  sources: sourcesAnswer,
  settings: settingsAnswer,
  tell: (study: Study, { before }: FlowQuestions['tell']) => tellFigures(study, before),
  table: (study: Study, { table, query }: FlowQuestions['table']): string => flowTables[table](study, query),
  metrics: (study: Study, { as }: FlowQuestions['metrics']): string =>
    as === 'json' ? metricsJson(study, flowMetrics(study)) : openMetrics(flowMetrics(study)),
  log: logAnswer,
} satisfies {
  readonly [Question in FlowQuestion]: (
    study: Study,
    query: FlowQuestions[Question],
    files: LogFiles,
  ) => object | string | null
}

/** Where a log was written, and how it is to be called: it is too large to cross as text. */
export interface WrittenLog {
  readonly where: string
  readonly name: string
}

async function logAnswer(study: Study, { form, type }: FlowQuestions['log'], files: LogFiles): Promise<WrittenLog> {
  const types = objectTypesOf(study.log).map((each) => each.type)
  const isFlat = form === 'xes' || form === 'parquet'
  if (isFlat && !types.includes(type))
    throw new FairwayError('not-found', `The log has no object of type "${type}".`, {
      next: types.length === 0 ? 'Import something first.' : `It has ${types.join(', ')}.`,
    })
  const day = new Date(study.asOf).toISOString().slice(0, 10)
  const of = isFlat ? `${type.replace(/[^a-z]+/gi, '-')}.` : ''
  return { where: await files.write(study.log, form, type), name: `fairway-log-${day}.${of}${form}` }
}

/** What each question is answered with, before it is text. */
export type FlowAnswers = { readonly [Question in FlowQuestion]: ReturnType<(typeof answers)[Question]> }

/** Asked about one thing by one person: hardly ever asked again. */
const notKept: ReadonlySet<FlowQuestion> = new Set([
  'prefill',
  'items',
  'counted',
  'initiativeItems',
  'mapItems',
  'item',
  'sources',
  'settings',
  'tell',
  'log',
])
const mostKept = 100

/** Many look at the same figures, and a study does not change: each question is answered once, until there is another study. */
export function flowFrom(studies: Studies, files: LogFiles): Flow {
  let kept: { readonly study: Study; readonly answers: Map<string, string> } | null = null
  return {
    async ask(question, query) {
      const study = await studies.now()
      if (kept?.study !== study) kept = { study, answers: new Map() }
      const key = JSON.stringify([question, query])
      const known = kept.answers.get(key)
      if (known !== undefined) return known
      type Answer = (study: Study, query: unknown, files: LogFiles) => object | string | null
      const answer = await (answers[question] as Answer)(study, query, files)
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
