import { duration, number, percent, plural, visible } from '../../page/say.ts'
import { dayOf } from '../log-report/log-text.ts'
import { pullRequestStages } from '../path/pull-request-stages.ts'
import type { WorkReport } from '../work-report/work-report.ts'
import { workText } from '../work-report/work-text.ts'
import {
  adoptionSays,
  constraintSays,
  driftSays,
  effectSays,
  evidenceSays,
  gainSays,
  guardSays,
  laneSpeedSays,
  signSays,
} from './insight-words.ts'
import type { PathReport } from './path-report.ts'
import {
  doubtsOf,
  headlineOf,
  landedSays,
  mixSays,
  percentileSays,
  sampleSays,
  sourceSays,
  stageSays,
} from './path-words.ts'

const mostEdges = 8

/** The report for a terminal, which obeys no character that somebody else wrote. */
export function pathText(report: PathReport, work: WorkReport): string {
  return [
    head(report),
    read(report),
    speed(report),
    stages(report),
    constraint(report),
    drift(report),
    signs(report),
    lanes(report),
    landed(report),
    waits(report),
    ...workText(work),
  ]
    .filter((part) => part.length > 1)
    .map((part) => part.map(visible).join('\n'))
    .join('\n\n')
}

const head = (report: PathReport): string[] => [
  headlineOf(report),
  `${plural(report.events, 'event')} from ${plural(report.sources.length, 'source')}, ${plural(report.items.paths.length, 'item')}, ${plural(report.pullRequests.paths.length, 'pull request')}, ${plural(report.items.deployments.production.length, 'deployment')} to production; as of ${dayOf(report.asOf)}.`,
]

const read = (report: PathReport): string[] => [
  'What was read, and what to doubt',
  ...report.sources.map((quality) => `– ${sourceSays(quality)}`),
  ...doubtsOf(report).map((line) => `– ${line}`),
]

function speed({ speed: { figure, tellingOnly, mix } }: PathReport): string[] {
  if (figure.value === null) return []
  const { p50, p85, p95, reachedWithin } = figure.value
  return [
    `Decision to production (${figure.definition.id} ${figure.definition.version}, elapsed time, open work counted as open)`,
    `  half       ${percentileSays(p50)}`,
    `  85 %       ${percentileSays(p85)}`,
    `  95 %       ${percentileSays(p95)}`,
    ...reachedWithin.map(
      ({ ms, share, low, high }) =>
        `  within ${duration(ms).padEnd(10)} ${share === null ? 'beyond what was watched' : `${percent(share)} of all that was started${low === null || high === null ? '' : ` (${percent(low)}–${percent(high)})`}`}`,
    ),
    `  ${mixSays({ figure, tellingOnly, mix })}`,
    `  Only items whose record tells a decision: half ${percentileSays(tellingOnly.value?.p50)}.`,
    ...figure.excluded.map(({ reason, count }) => `  Left out, ${number(count)}: ${reason}.`),
  ]
}

function landed(report: PathReport): string[] {
  const { landings, toLanding, toProduction } = report.landed
  if (landings === 0) return []
  return [
    `What the history of commits tells: ${plural(landings, 'landing')} on the main line`,
    `  first commit to landing    half ${percentileSays(toLanding.value?.p50)}, 85 % ${percentileSays(toLanding.value?.p85)}; ${sampleSays(toLanding, 'landing')}`,
    `  landing to production      half ${percentileSays(toProduction.value?.p50)}, 85 % ${percentileSays(toProduction.value?.p85)}; ${sampleSays(toProduction, 'landing')}`,
    `  ${landedSays(report.landed)}`,
    ...[...toLanding.excluded, ...toProduction.excluded].map(
      ({ reason, count }) => `  Left out, ${number(count)}: ${reason}.`,
    ),
  ]
}

const stages = ({ pullRequests }: PathReport): string[] =>
  pullRequests.paths.length === 0
    ? []
    : [
        'Stages of pull requests: half of them pass within',
        ...pullRequestStages.map((stage) => {
          const figure = pullRequests.stages[stage]
          return `  ${stage.padEnd(13)}${percentileSays(figure.value?.p50).padEnd(52)} ${sampleSays(figure, 'pull request')} – ${stageSays[stage]}`
        }),
      ]

const constraint = ({ items, constraint: figure }: PathReport): string[] =>
  items.paths.length === 0
    ? []
    : [
        `Constraint (${figure.definition.id} ${figure.definition.version}, the last 90 days, ${plural(figure.n, 'item')})`,
        `  ${constraintSays(figure)}`,
        ...(figure.value === null || figure.value.kind === 'cannot tell'
          ? []
          : figure.value.stations.flatMap((each) => [
              `  ${each.station.padEnd(11)} ${gainSays(each)}`,
              `  ${' '.repeat(11)} ${evidenceSays(each)}`,
            ])),
      ]

const drift = ({ items, drift: figure }: PathReport): string[] =>
  items.paths.length === 0
    ? []
    : [
        `Drift (${figure.definition.id} ${figure.definition.version}, ${plural(figure.n, 'item')})`,
        `  ${driftSays(figure)}`,
      ]

const signs = ({ items, signs: found }: PathReport): string[] =>
  items.paths.length === 0 ? [] : ['Signs', ...found.map((sign) => `  ${signSays(sign)}`)]

const lanes = ({ lanes: found }: PathReport): string[] =>
  found.length === 0
    ? []
    : [
        'Lanes',
        ...found.flatMap((lane) => [
          `  ${adoptionSays(lane)}`,
          ...(lane.adoption.value?.leakage ?? [])
            .slice(0, 3)
            .map(({ reason, count }) => `    ${number(count)} × not taken: ${reason}`),
          ...lane.guards.map((guard) => `    ${guardSays(guard)}`),
          `    ${laneSpeedSays(lane.speed)}`,
          `    ${effectSays(lane.effect)}`,
        ]),
      ]

function waits({ map, pullRequests }: PathReport): string[] {
  if (pullRequests.paths.length === 0) return []
  const all = map.edges.reduce((sum, edge) => sum + edge.wait.total, 0)
  const longest = map.edges.toSorted((a, b) => b.wait.total - a.wait.total).slice(0, mostEdges)
  return [
    `Where the time of pull requests passes: ${longest.length} of ${plural(map.edges.length, 'edge')}`,
    ...longest.map(
      ({ from, to, count, wait }) =>
        `${percent(all === 0 ? 0 : wait.total / all).padStart(7)}  ${number(count).padStart(7)} ×  half within ${duration(wait.p50)}, 85 % within ${duration(wait.p85)}  ${from} → ${to}`,
    ),
  ]
}
