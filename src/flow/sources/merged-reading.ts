import type { Reading } from './path-event.ts'
import { type SourceFinding, type SourceQuality, sourceReasons } from './source-quality.ts'

/** Batches of one source as one reading, under the name that people know the source by. Their counts are sums. */
export function mergedReading(source: string, batches: readonly Reading[]): Reading {
  return {
    source,
    events: batches.flatMap(({ events }) => events),
    links: batches.flatMap(({ links }) => links),
    facts: batches.flatMap(({ facts }) => facts),
    accounts: batches.flatMap(({ accounts }) => accounts),
    scans: batches.flatMap(({ scans }) => scans ?? []),
    quality: mergedQuality(
      source,
      batches.map(({ quality }) => quality),
    ),
  }
}

const mostExamples = 5

function mergedQuality(source: string, all: readonly SourceQuality[]): SourceQuality {
  const sum = (count: (quality: SourceQuality) => number) => all.reduce((total, each) => total + count(each), 0)
  const found = Map.groupBy(
    all.flatMap(({ findings }) => findings),
    ({ reason }) => reason,
  )
  const order = Object.keys(sourceReasons)
  return {
    source,
    raw: sum(({ raw }) => raw),
    normalised: sum(({ normalised }) => normalised),
    used: sum(({ used }) => used),
    events: sum(({ events }) => events),
    findings: [...found]
      .map(
        ([reason, same]): SourceFinding => ({
          reason,
          count: same.reduce((total, { count }) => total + count, 0),
          examples: same.flatMap(({ examples }) => examples).slice(0, mostExamples),
        }),
      )
      .sort((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason)),
  }
}
