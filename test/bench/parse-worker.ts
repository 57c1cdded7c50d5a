import { parentPort } from 'node:worker_threads'
import type { SourceFile } from '../../src/lane/index.ts'
import { parserOf } from './peer-parser.ts'

const utf8 = new TextDecoder()

/** The bare parser in a thread of its own: files in, how many of them there were out. */
parentPort?.on('message', (files: readonly SourceFile[]) => {
  for (const { path, bytes } of files) parserOf(path)(utf8.decode(bytes))
  parentPort?.postMessage(files.length)
})
