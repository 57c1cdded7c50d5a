import { casesOf } from '../log/cases.ts'
import { tiesOf } from '../measures/ties.ts'
import type { SourceReason } from '../sources/source-quality.ts'
import type { Study } from './study.ts'

/** One thing to know before a figure is believed: how many of how many, and which. */
export interface QualityCheck {
  readonly id: string
  /** What was counted, in words that follow a number: `items without a known decision`. */
  readonly says: string
  /** What follows from it, and what helps. */
  readonly means: string
  readonly count: number
  /** Of so many; `null` where there is no whole to take a share of. */
  readonly of: number | null
  readonly examples: readonly string[]
  /** Somebody should look: figures leave something out, or rest on a guess. */
  readonly isDoubt: boolean
}

const mostExamples = 10
const dayMs = 24 * 60 * 60_000
/** A source that has told of nothing for so long is named: what it knew as open may be over since. */
const staleDays = 14

/** What to know of the data before its figures: the same for every screen, in a fixed order. A check that found nothing is among them. */
export function dataQuality(study: Study): QualityCheck[] {
  const { items, pulls, sources, joined, log, records } = study
  const check = (
    id: string,
    found: readonly string[],
    of: number | null,
    says: string,
    means: string,
    isDoubt = found.length > 0,
  ): QualityCheck => ({ id, says, means, count: found.length, of, examples: found.slice(0, mostExamples), isDoubt })
  const of = (...reasons: readonly SourceReason[]) =>
    [...sources.flatMap(({ findings }) => findings), ...joined.findings].filter(({ reason }) =>
      reasons.includes(reason),
    )
  const counted = (id: string, reasons: readonly SourceReason[], says: string, means: string): QualityCheck => {
    const found = of(...reasons)
    const count = found.reduce((sum, each) => sum + each.count, 0)
    const examples = found.flatMap((each) => each.examples.map(({ where }) => where)).slice(0, mostExamples)
    return { id, says, means, count, of: null, examples, isDoubt: count > 0 }
  }
  const telling = sources.filter(({ lastAt }) => lastAt !== null)
  const stale = telling.filter(({ lastAt }) => study.asOf - (lastAt as number) > staleDays * dayMs)
  const decided = items.paths.filter(({ decision }) => decision === null).map(({ id }) => id)
  const unknown = items.paths.filter(({ end }) => end.kind === 'not known').map(({ id }) => id)
  const merged = pulls.filter(({ mergedAt }) => mergedAt !== null)
  const left = items.deployments.left.filter(({ reason }) => reason === 'no environment' || reason === 'no commit')
  const elsewhere = items.deployments.left.filter(({ reason }) => reason === 'other environment')
  const deployments = records.of.deployment.size
  const guessed = Object.entries(study.statuses.of).filter(([, { confidence }]) => confidence < 0.7)
  const byBots = joined.events.reduce((sum, { by }) => sum + Number(by !== null && study.isBot(by)), 0)
  const nobody = joined.events.reduce((sum, { by }) => sum + Number(by === null), 0)
  const ties = tiesOf(log, casesOf(log, 'item'))
  const share = (id: string, count: number, says: string, means: string, doubtFrom: number): QualityCheck => ({
    id,
    says,
    means,
    count,
    of: joined.events.length,
    examples: [],
    isDoubt: joined.events.length > 0 && count / joined.events.length > doubtFrom,
  })
  return [
    counted(
      'unreadable',
      ['not-json', 'not-a-record', 'no-id', 'no-time', 'cut-off', 'ends-early', 'unknown-zone', 'ends-before-start'],
      'records that could not be read',
      'They are in no figure. See them at their source, below.',
    ),
    check(
      'stale',
      stale.map(({ source, lastAt }) => `${source}: until ${new Date(lastAt as number).toISOString().slice(0, 10)}`),
      telling.length,
      `sources that tell of nothing in the last ${staleDays} days`,
      'Whatever was under way in them then counts as under way now. Fetch them again, or import a newer export.',
    ),
    check(
      'no decision',
      decided,
      items.paths.length,
      'items without a known decision',
      'Nothing says when anybody decided: their time cannot be told, and they are left out.',
    ),
    check(
      'production not known',
      unknown,
      items.paths.length,
      'items of which nobody can tell whether they are in production',
      'No deployment that is known holds their merge. Import the git history and the deployments of their repository.',
    ),
    check(
      'unlinked pull requests',
      items.unlinked,
      merged.length,
      'merged pull requests that name no item',
      'Nobody can find the decision behind them. Name the key of the item in the title or the branch.',
    ),
    check(
      'unlinked deployments',
      left.map(({ id }) => id),
      deployments,
      'deployments without an environment or a revision',
      'They bring nothing to production in any figure.',
    ),
    {
      ...check(
        'other environments',
        elsewhere.map(({ id, environment }) => `${id}: ${environment}`),
        deployments,
        'deployments to environments of which nobody has said that users reach them',
        'They bring nothing to production in any figure; tags that read like versions go to “release”. Say which of them users reach: Flow › Settings.',
      ),
      // Beside known production they are what everybody has: staging, previews, other products.
      isDoubt: elsewhere.length > 0 && items.deployments.production.length === 0,
    },
    check(
      'unmapped statuses',
      items.unmapped.map(({ status }) => status),
      Object.keys(study.statuses.of).length + items.unmapped.length,
      'statuses that nobody has mapped',
      'Time spent in them belongs to no stage. Say what they mean: Flow › Settings.',
    ),
    check(
      'guessed statuses',
      guessed.map(([status]) => status),
      Object.keys(study.statuses.of).length,
      'statuses whose meaning is a weak guess',
      'Say what they mean: Flow › Settings.',
    ),
    counted(
      'truncated',
      ['truncated-history', 'history-gap', 'no-history'],
      'histories that are not whole',
      'What happened in between is not known: times of stages are taken from what is left.',
    ),
    counted(
      'set aside',
      ['bad-time', 'implausible-time', 'repeated-id'],
      'times that cannot be, and ids that came twice',
      'What has them is in no figure. See them at their source, below.',
    ),
    counted(
      'no zone',
      ['no-zone'],
      'times without a zone',
      'UTC is taken for them, unless a zone was told: they may be hours off. Import again with the zone that was meant.',
    ),
    counted(
      'bulk',
      ['bulk-edit', 'bulk-import'],
      'moments at which many items were changed at once',
      'Tidying up or a move from another tracker, not work: items look older or younger than they are.',
    ),
    counted(
      'early',
      ['before-creation', 'conflict'],
      'events that do not fit together',
      'They are from before their object was created, or two sources tell them differently.',
    ),
    share(
      'ties',
      ties,
      'events with the same time as the one before',
      'Their order is what the source says, and no clock.',
      0.2,
    ),
    share('nobody', nobody, 'events of which nobody is named as the one who did it', 'They are in no handoff.', 0.4),
    share('bots', byBots, 'events of bots', 'They are left out of figures of people; what they deploy counts.', 0.5),
  ]
}
