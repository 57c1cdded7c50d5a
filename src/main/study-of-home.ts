import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { FairwayError } from '../base/errors.ts'
import type { ExportAnswer, ExportRequest } from '../cli/world.ts'
import { objectTypesOf } from '../flow/log/object-types.ts'
import type { Study } from '../flow/study/study.ts'
import { datesTable, itemsTable, stagesTable } from '../flow/study/study-tables.ts'
import { flowMetrics } from '../flow/study-metrics/flow-metrics.ts'
import { metricsJson, openMetrics } from '../flow/study-metrics/metric-text.ts'
import type { LedgerStore } from '../ledger/ledger-store.ts'
import type { Organisation } from '../ledger/organisation.ts'
import { createArtefactStore } from '../platform/artefacts/artefact-store.ts'
import { exportLog } from '../platform/flow/export-log.ts'
import { keptStudies } from '../platform/flow/kept-studies.ts'
import { productHistories } from '../platform/flow/product-histories.ts'
import { studyInput } from '../platform/flow/study-input.ts'
import { writeLogFile } from '../platform/flow/write-log-file.ts'
import type { Home } from '../platform/home/home.ts'
import { withHome } from './team.ts'

/** Writes what a home's figures are computed from, beside a server that may be running. @throws FairwayError `bad-input`, `conflict`, `disk-full` */
export function exportStudy(request: ExportRequest, report: (line: string) => void): Promise<ExportAnswer> {
  return withHome(request, async (ledger, home, known) => {
    const study = await studyOfHome(ledger, home, known, report)
    const path = resolve(request.file)
    await write(study, request, path)
    return {
      file: path,
      asOf: new Date(study.asOf).toISOString(),
      events: study.log.size,
      objects: study.log.objects.ids.length,
      items: study.items.paths.length,
    }
  })
}

async function write(study: Study, { what, objectType }: ExportRequest, path: string): Promise<void> {
  switch (what) {
    case 'log':
      return exportLog(study.log, typeOf(study, objectType), path)
    case 'items':
      return writeLogFile(path, [itemsTable(study)])
    case 'stages':
      return writeLogFile(path, [stagesTable(study)])
    case 'dates':
      return writeLogFile(path, [datesTable(study)])
    case 'metrics': {
      const metrics = flowMetrics(study)
      return writeLogFile(path, [/\.json(\.gz)?$/i.test(path) ? metricsJson(study, metrics) : openMetrics(metrics)])
    }
  }
}

/** Items, unless somebody wants the paths of something else. */
function typeOf({ log }: Study, wanted: string | undefined): string {
  const types = objectTypesOf(log).map(({ type }) => type)
  if (wanted === undefined) return 'item'
  if (types.includes(wanted)) return wanted
  throw new FairwayError('bad-input', `The log has no object of type "${wanted}".`, {
    next: `It has ${types.join(', ')}.`,
  })
}

/** The same study as a server of this home shows: kept sources, what went through Fairway, and the mirrors that are there. */
async function studyOfHome(
  ledger: LedgerStore,
  home: Home,
  { products }: Organisation,
  report: (line: string) => void,
): Promise<Study> {
  const mirrored = products.flatMap((product) => {
    const gitDir = join(home.path, 'mirrors', `${product.id}.git`)
    return existsSync(join(gitDir, 'HEAD')) ? [{ product, gitDir }] : []
  })
  const histories = productHistories({
    products: async () => mirrored.map(({ product }) => product),
    mirror: async (product) => ({
      repository: { gitDir: mirrored.find((each) => each.product === product)?.gitDir ?? '', name: product.remote },
      branch: product.branch,
    }),
    now: Date.now,
    log: report,
  })
  await histories.look()
  const input = studyInput(ledger, histories.now)
  return keptStudies(input, createArtefactStore(join(home.path, 'artefacts'))).now()
}
