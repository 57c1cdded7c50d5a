import { parentPort, workerData } from 'node:worker_threads'
import { pictureDifference } from './picture-difference.ts'

const { before, after } = workerData as { before: Uint8Array; after: Uint8Array }
parentPort?.postMessage(pictureDifference(before, after))
