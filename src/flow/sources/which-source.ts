import { at, textAt } from './json-record.ts'

/** Exports that are told apart by what they hold: records of JSON, or a calendar's text. */
export const sourceNames = ['github', 'gitlab', 'jira', 'linear', 'cdevents', 'deployments', 'calendar'] as const
export type SourceName = (typeof sourceNames)[number]
/** Those that tell records. */
export type RecordSource = Exclude<SourceName, 'calendar'>

/** @returns whether a text is a calendar: no JSON begins like one */
export const isCalendar = (text: string): boolean => /^\ufeff?\s*BEGIN:VCALENDAR\b/i.test(text)

const tells: Readonly<Record<RecordSource, (record: unknown) => boolean>> = {
  cdevents: (record) =>
    /^dev\.cdevents\./.test(textAt(record, 'context', 'type') ?? textAt(record, 'data', 'context', 'type') ?? ''),
  jira: (record) =>
    textAt(record, 'webhookEvent') !== null ||
    at(record, 'fields') !== undefined ||
    at(record, 'issueChangeLogs') !== undefined,
  linear: (record) =>
    textAt(record, 'identifier') !== null ||
    (textAt(record, 'organizationId') !== null && at(record, 'webhookTimestamp') !== undefined),
  deployments: (record) =>
    textAt(record, 'sha') !== null && textAt(record, 'repository') !== null && textAt(record, 'status') !== null,
  gitlab: (record) =>
    at(record, 'iid') !== undefined ||
    textAt(record, 'object_kind') !== null ||
    textAt(record, 'noteable_type') !== null ||
    (textAt(record, 'resource_type') !== null && at(record, 'resource_id') !== undefined) ||
    (textAt(record, 'tag_name') !== null && at(record, 'commit', 'id') !== undefined),
  github: (record) =>
    at(record, 'number') !== undefined ||
    at(record, 'pull_request') !== undefined ||
    at(record, 'repository', 'full_name') !== undefined ||
    textAt(record, 'node_id') !== null,
}

/** The source most of these records look like; `null` where that is none. The first of the list wins where a record fits several. */
export function whichSource(records: readonly unknown[]): RecordSource | null {
  const counts = new Map<RecordSource, number>()
  for (const record of records) {
    const name = (['cdevents', 'jira', 'linear', 'deployments', 'gitlab', 'github'] as const).find((each) =>
      tells[each](record),
    )
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most?.[0] ?? null
}
