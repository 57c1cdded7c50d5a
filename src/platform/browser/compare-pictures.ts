import { Worker } from 'node:worker_threads'
import type { PictureDifference } from '../../evidence/ports.ts'

/**
 * `pictureDifference` beside the server instead of in it: a pair of desktop pictures takes half a second, in which nobody else
 * would be answered.
 */
export function comparePictures(before: Uint8Array, after: Uint8Array): Promise<PictureDifference> {
  const worker = new Worker(new URL('./compare-pictures-worker.ts', import.meta.url), { workerData: { before, after } })
  return new Promise<PictureDifference>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject)
    worker.once('exit', () => reject(new Error('The pictures could not be compared.')))
  })
}
