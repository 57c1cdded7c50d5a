import { parentPort, workerData } from 'node:worker_threads'
import { createArtefactStore } from '../platform/artefacts/artefact-store.ts'
import { keptStudies, type StudyInput } from '../platform/flow/kept-studies.ts'
import { logFiles } from '../platform/flow/log-files.ts'
import { type FromStudyThread, type ToStudyThread, tellError } from '../platform/flow/study-thread.ts'
import { type FlowQuestion, type FlowQuestions, flowFrom } from '../server/flow/flow-questions.ts'

/** The thread of `studyThread`: it keeps the study of what it has been told, and answers what the server asks of it. */

let input: StudyInput = { events: [], histories: [], repositories: new Map(), version: '' }
const { folder } = workerData as { folder: string }
const flow = flowFrom(
  keptStudies(async () => input, createArtefactStore(folder)),
  logFiles,
)

parentPort?.on('message', (told: ToStudyThread) => {
  if (told.kind === 'input') {
    const { version, events, histories, repositories } = told
    input = { version, events: [...input.events, ...events], histories: histories ?? input.histories, repositories }
    return
  }
  const { ticket, question, query } = told
  const answer = (message: FromStudyThread) => parentPort?.postMessage(message)
  flow.ask(question as FlowQuestion, query as FlowQuestions[FlowQuestion]).then(
    (text) => answer({ ticket, text }),
    (error: unknown) => answer({ ticket, error: tellError(error) }),
  )
})
