import { at, textAt } from './json-record.ts'

/** Exports that are told apart by what their records hold. */
export const sourceNames = ['github', 'jira', 'linear', 'cdevents', 'deployments'] as const
export type SourceName = (typeof sourceNames)[number]

const tells: Readonly<Record<SourceName, (record: unknown) => boolean>> = {
  cdevents: (record) =>
    /^dev\.cdevents\./.test(textAt(record, 'context', 'type') ?? textAt(record, 'data', 'context', 'type') ?? ''),
  jira: (record) => at(record, 'fields') !== undefined || at(record, 'issueChangeLogs') !== undefined,
  linear: (record) => textAt(record, 'identifier') !== null,
  deployments: (record) =>
    textAt(record, 'sha') !== null && textAt(record, 'repository') !== null && textAt(record, 'status') !== null,
  github: (record) =>
    at(record, 'number') !== undefined ||
    at(record, 'pull_request') !== undefined ||
    at(record, 'repository', 'full_name') !== undefined ||
    textAt(record, 'node_id') !== null,
}

/** The source most of these records look like; `null` where that is none. The first of the list wins where a record fits several. */
export function whichSource(records: readonly unknown[]): SourceName | null {
  const counts = new Map<SourceName, number>()
  for (const record of records) {
    const name = (['cdevents', 'jira', 'linear', 'deployments', 'github'] as const).find((each) => tells[each](record))
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most?.[0] ?? null
}
