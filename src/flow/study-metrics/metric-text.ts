import type { Metric, MetricSample } from './metric.ts'

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')

/**
 * Metrics in OpenMetrics 1.0, each value with the id and version of its definition. The ends of intervals are families of their own, so that
 * nothing adds them up; what a figure is computed from stands in `fairway_flow_figure_items`.
 *
 * @see github.com/prometheus/OpenMetrics, specification
 */
export function openMetrics(metrics: readonly Metric[]): string {
  const families = metrics.flatMap((metric) => [
    ...family(metric, '', metric.help, ({ value }) => value),
    ...family(metric, '_low', `Lower end of the interval. ${metric.help}`, ({ low }) => low ?? null),
    ...family(metric, '_high', `Upper end of the interval. ${metric.help}`, ({ high }) => high ?? null),
  ])
  return [...families, ...figureItems(metrics), '# EOF', ''].join('\n')
}

function family(
  { name, unit, figure, samples }: Metric,
  end: string,
  help: string,
  valueOf: (sample: MetricSample) => number | null,
): string[] {
  const full = `fairway_flow_${name}${end}${unit === null ? '' : `_${unit}`}`
  const told: Record<string, string> = figure
    ? { definition: figure.definition.id, version: String(figure.definition.version) }
    : {}
  const lines = samples.flatMap((sample) => {
    const value = valueOf(sample)
    return value === null ? [] : [`${full}${labelled({ ...told, ...sample.labels })} ${value}`]
  })
  if (lines.length === 0) return []
  return [
    `# TYPE ${full} gauge`,
    ...(unit === null ? [] : [`# UNIT ${full} ${unit}`]),
    `# HELP ${full} ${escaped(help)}`,
    ...lines,
  ]
}

function figureItems(metrics: readonly Metric[]): string[] {
  const figures = new Map(metrics.flatMap(({ figure }) => (figure ? [[figure.definition.id, figure] as const] : [])))
  if (figures.size === 0) return []
  return [
    '# TYPE fairway_flow_figure_items gauge',
    '# HELP fairway_flow_figure_items What each figure is computed from, and what it leaves out.',
    ...[...figures.values()].flatMap(({ definition, n, censored, excluded }) => {
      const left = excluded.reduce((sum, { count }) => sum + count, 0)
      const line = (what: string, value: number): string =>
        `fairway_flow_figure_items${labelled({ definition: definition.id, what })} ${value}`
      return [line('counted', n), line('open', censored), line('excluded', left)]
    }),
  ]
}

function labelled(labels: Readonly<Record<string, string>>): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return parts.length === 0 ? '' : `{${parts.join(',')}}`
}

/** The same as one JSON object; exclusions by reason and count. */
export function metricsJson({ asOf }: { readonly asOf: number }, metrics: readonly Metric[]): string {
  const shown = metrics.map(({ figure, ...metric }) => ({
    ...metric,
    figure: figure && {
      definition: figure.definition,
      clock: figure.clock,
      n: figure.n,
      censored: figure.censored,
      coverage: figure.coverage,
      excluded: figure.excluded.map(({ reason, count }) => ({ reason, count })),
    },
  }))
  return `${JSON.stringify({ asOf: new Date(asOf).toISOString(), metrics: shown }, null, 2)}\n`
}
