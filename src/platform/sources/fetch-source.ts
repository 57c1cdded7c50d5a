import { FairwayError } from '../../base/errors.ts'
import { createApiClient } from './api-client.ts'
import type { FetchedKind, FetchSource, PartCursor, SourceCursor } from './fetcher.ts'
import { githubParts } from './github/github-parts.ts'
import { gitlabParts } from './gitlab/gitlab-parts.ts'
import { jiraParts } from './jira/jira-parts.ts'
import { linearParts } from './linear/linear-parts.ts'
import type { SourceParts } from './source-parts.ts'
import { walkPart } from './walk-part.ts'

const sources: Readonly<Record<FetchedKind, SourceParts>> = {
  github: githubParts,
  gitlab: gitlabParts,
  jira: jiraParts,
  linear: linearParts,
}

/** {@link FetchSource}: one part of the source after the other, each from where the cursor says. */
export const fetchSource: FetchSource = async function* (connection, cursor, world) {
  const { kind } = connection
  if (cursor !== null && cursor.kind !== kind)
    throw new FairwayError('bad-input', `The cursor is one of ${cursor.kind}, the connection one of ${kind}.`, {
      next: 'Fetch without a cursor: it begins anew, and what is known already is not counted twice.',
    })
  const { dialect, address, parts } = sources[kind]
  const client = createApiClient({ ...connection, address: address(connection) }, dialect, world)
  const known: Record<string, PartCursor> = { ...cursor?.parts }
  let records = 0
  const all = parts(connection, client, world.now)
  const start = Math.max(
    0,
    all.findIndex(({ name }) => name === cursor?.at),
  )
  for (const [place, part] of all.entries()) {
    if (place < start) continue
    for await (const batch of walkPart(part, known[part.name] ?? null)) {
      known[part.name] = batch.cursor
      records += batch.records.length
      const at = batch.cursor.done ? (all[place + 1]?.name ?? null) : part.name
      const next: SourceCursor = { version: 1, kind, at, parts: { ...known } }
      yield {
        records: batch.records,
        cursor: next,
        progress: {
          part: part.name,
          records,
          total: batch.total,
          through: batch.cursor.since,
          requests: client.requests,
          waitedMs: client.waitedMs,
          quarantined: client.quarantined,
        },
      }
    }
  }
}
