import type { Study } from '../../flow/study/study.ts'
import { pathAnswer } from './path-answer.ts'

const label = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')

/**
 * A study's figures in OpenMetrics 1.0, each with the version of its definition and its sample beside it. What is not known has no line.
 *
 * @see github.com/prometheus/OpenMetrics, specification
 */
export function flowMetrics(study: Study): string {
  const { speed, strip } = pathAnswer(study, { window: 'all' })
  const { figure } = speed
  const definition = `definition="${label(figure.definition.id)}",version="${figure.definition.version}"`
  const quantiles = (['p50', 'p85', 'p95'] as const).flatMap((name) => {
    const found = figure.value?.[name]
    const q = Number(name.slice(1)) / 100
    return found?.kind === 'reached'
      ? [`fairway_flow_decision_to_production_seconds{${definition},quantile="${q}"} ${found.ms / 1000}`]
      : []
  })
  const stages = strip.stages.flatMap(({ stage, meanMs }) =>
    meanMs === null ? [] : [`fairway_flow_stage_seconds{stage="${label(stage)}"} ${meanMs / 1000}`],
  )
  const sources = study.sources.flatMap(({ source, raw, used }) => [
    `fairway_flow_source_records{source="${label(source)}",what="raw"} ${raw}`,
    `fairway_flow_source_records{source="${label(source)}",what="used"} ${used}`,
  ])
  return [
    '# TYPE fairway_flow_decision_to_production_seconds gauge',
    '# UNIT fairway_flow_decision_to_production_seconds seconds',
    '# HELP fairway_flow_decision_to_production_seconds Time from decision to production, open items counted as open.',
    ...quantiles,
    '# TYPE fairway_flow_items gauge',
    '# HELP fairway_flow_items Items behind the time from decision to production.',
    `fairway_flow_items{what="counted"} ${figure.n}`,
    `fairway_flow_items{what="open"} ${figure.censored}`,
    `fairway_flow_items{what="excluded"} ${figure.excluded.reduce((sum, { count }) => sum + count, 0)}`,
    '# TYPE fairway_flow_stage_seconds gauge',
    '# UNIT fairway_flow_stage_seconds seconds',
    '# HELP fairway_flow_stage_seconds Part of each stage in the mean time of items that came to production.',
    ...stages,
    '# TYPE fairway_flow_source_records gauge',
    '# HELP fairway_flow_source_records Records of each source.',
    ...sources,
    '# TYPE fairway_flow_as_of_seconds gauge',
    '# UNIT fairway_flow_as_of_seconds seconds',
    '# HELP fairway_flow_as_of_seconds The last moment that any source tells of.',
    `fairway_flow_as_of_seconds ${study.asOf / 1000}`,
    '# EOF',
    '',
  ].join('\n')
}
