import { parseArgs } from 'node:util'
import { openBakery } from './bakery.ts'
import { crashAt, sayPoint } from './crash-at.ts'
import { everyPoint, randomFrom } from './points.ts'

/*
 * Kills the server at every point, one after the other, on one home:
 *
 *     node test/crash/run.ts [--points N] [--only TEXT] [--seed N]
 *
 * Writes a line for each point; exit code 1 when anything was wrong after one of them.
 */
const { values } = parseArgs({
  options: { points: { type: 'string' }, only: { type: 'string' }, seed: { type: 'string', default: '1' } },
})
const all = everyPoint(randomFrom(Number(values.seed)))
const points = all
  .filter((point) => sayPoint(point).includes(values.only ?? ''))
  .slice(0, values.points === undefined ? undefined : Number(values.points))
if (points.length === 0) throw new Error(`No point says ${values.only}; every point: ${all.map(sayPoint).join(' | ')}`)

const seconds = (sinceMs: number): string => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`
const startedMs = performance.now()
const bakery = await openBakery()
console.log(`${points.length} of ${all.length} points, seed ${values.seed}; the bakery opened in ${seconds(startedMs)}`)
// Stopped by hand it leaves nothing running either.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void bakery.close().finally(() => process.exit(2)))
let bad = 0
try {
  for (const [index, point] of points.entries()) {
    const beganMs = performance.now()
    const wrong = await crashAt(bakery, point, `batch ${index + 1}`)
    console.log(`${wrong.length === 0 ? 'ok ' : 'BAD'} ${sayPoint(point)} (${seconds(beganMs)})`)
    for (const one of wrong) console.log(`      ${one}`)
    if (wrong.length > 0) {
      bad += 1
      // What is wrong stays wrong for the points after it: they would only say the same again.
      console.log(bakery.log())
      break
    }
  }
} finally {
  await bakery.close()
}
console.log(`${bad === 0 ? 'All is well' : 'Something is wrong'} after ${seconds(startedMs)}`)
process.exitCode = bad === 0 ? 0 : 1
