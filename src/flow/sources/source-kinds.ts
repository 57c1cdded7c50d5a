import { sourceNames } from './which-source.ts'

/** What Flow can be told from: exports told apart by their records, and those told apart by their form. */
export const sourceKinds = [
  ...sourceNames,
  'event log',
  'git',
  'jira data center',
  'devlake issues',
  'devlake dora',
  'scan',
  'generated',
] as const
export type SourceKind = (typeof sourceKinds)[number]

/** How each is called where people read it. */
export const sourceKindSays: Readonly<Record<SourceKind, string>> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  jira: 'Jira',
  linear: 'Linear',
  cdevents: 'CDEvents',
  deployments: 'notices of deployments',
  'event log': 'an event log',
  calendar: 'a calendar',
  git: 'the history of a git repository',
  'jira data center': 'the tables of a Jira Data Center',
  'devlake issues': 'the issue tables of Apache DevLake',
  'devlake dora': 'the delivery tables of Apache DevLake',
  scan: 'a scan of a repository’s history',
  generated: 'a generated sample',
}

export const isSourceKind = (text: string): text is SourceKind => (sourceKinds as readonly string[]).includes(text)
