import { readCdEvents } from './deploys/read-cdevents.ts'
import { readDeploys } from './deploys/read-deploys.ts'
import { readGithub } from './github/read-github.ts'
import { readGitlab } from './gitlab/read-gitlab.ts'
import { readJira } from './jira/read-jira.ts'
import { readLinear } from './linear/read-linear.ts'
import type { Reading } from './path-event.ts'
import type { RecordSource } from './which-source.ts'

export interface SourceOptions {
  /** What the forge calls the repository, for records that do not say. */
  readonly repository?: string
  /** Keys of the tracker's projects whose items titles and branches name. */
  readonly projects?: readonly string[]
}

type Read = (records: string | readonly unknown[], options: SourceOptions) => Reading

const readers: Readonly<Record<RecordSource, Read>> = {
  github: readGithub,
  gitlab: readGitlab,
  jira: (records) => readJira(records),
  linear: (records) => readLinear(records),
  cdevents: (records) => readCdEvents(records),
  deployments: (records) => readDeploys(records),
}

/** Reads records of a source, whether they were exported, fetched or posted. */
export const readSource = (
  source: RecordSource,
  records: string | readonly unknown[],
  options: SourceOptions = {},
): Reading => readers[source](records, options)
