import { pathToFileURL } from 'node:url'
import { fetchPackage } from './fetch-package.ts'
import type { Answer, Question } from './flow-databases.ts'

/** BSD-3-Clause. */
export const pm4jsVersion = '0.0.28'

/** Its classes, which it puts among the globals. */
interface Pm4js {
  readonly XesImporter: { apply(text: string): unknown }
  readonly FrequencyDfgDiscovery: { apply(log: unknown): { readonly pathsFrequency: Readonly<Record<string, number>> } }
  readonly PerformanceDfgDiscovery: {
    apply(
      log: unknown,
      activity: string,
      time: string,
      measure: 'mean' | 'median',
    ): { readonly pathsPerformance: Readonly<Record<string, number>> }
  }
  readonly GeneralLogStatistics: { getVariants(log: unknown): Readonly<Record<string, number>> }
}

export interface Pm4jsEngine {
  readonly name: string
  /** Milliseconds it took to read the log. */
  readonly importMs: number
  ask(question: Question): Promise<Answer>
}

/**
 * The process mining library of JavaScript, on the same log as XES. Of an edge's times it gives one measure a call: the mean and the median
 * are asked for, in seconds.
 */
export async function pm4js(xes: string): Promise<Pm4jsEngine> {
  // Its browser build looks for a page; what it writes to the console is not ours to show.
  await import(pathToFileURL(await fetchPackage('pm4js', pm4jsVersion)).href)
  const peer = globalThis as unknown as Pm4js
  const start = performance.now()
  const log = peer.XesImporter.apply(xes)
  const importMs = performance.now() - start
  const pathsOf = (measure: 'mean' | 'median') =>
    peer.PerformanceDfgDiscovery.apply(log, 'concept:name', 'time:timestamp', measure).pathsPerformance
  return {
    name: `pm4js ${pm4jsVersion}`,
    importMs,
    ask: async (question) => {
      if (question === 'variants') return Object.values(peer.GeneralLogStatistics.getVariants(log)).map(String)
      if (question === 'map')
        return Object.entries(peer.FrequencyDfgDiscovery.apply(log).pathsFrequency).map(
          ([path, n]) => `${edge(path)}|${n}`,
        )
      const [means, medians] = [pathsOf('mean'), pathsOf('median')]
      return Object.entries(means).map(
        ([path, mean]) => `${edge(path)}|${Math.round(mean * 1000)}|${Math.round((medians[path] ?? 0) * 1000)}`,
      )
    },
  }
}

const edge = (path: string): string => path.replace(',', '|')
