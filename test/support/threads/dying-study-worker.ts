import { parentPort } from 'node:worker_threads'
import type { ToStudyThread } from '../../../src/platform/flow/study-thread.ts'

/** A thread that dies when it is asked to, and otherwise tells which events it has been told of. */
const told: number[][] = []

parentPort?.on('message', (message: ToStudyThread) => {
  if (message.kind === 'input') told.push(message.events.map(({ seq }) => seq))
  else if (message.question === 'die') process.exit(3)
  else parentPort?.postMessage({ ticket: message.ticket, text: JSON.stringify(told) })
})
