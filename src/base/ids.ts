import type { Branded } from './brand.ts'

export type IntentId = Branded<string, 'IntentId'>
export type ChangeId = Branded<string, 'ChangeId'>
export type PersonId = Branded<string, 'PersonId'>
export type ProductId = Branded<string, 'ProductId'>
export type SlotId = Branded<string, 'SlotId'>
/** A full git commit sha, 40 lower-case hex digits. */
export type Revision = Branded<string, 'Revision'>
/** Lower-case hex SHA-256 of an artefact's bytes; also its name in the artefact store. */
export type ArtefactHash = Branded<string, 'ArtefactHash'>
/** A moment, ISO 8601 in UTC with milliseconds: `2026-03-01T14:02:07.123Z`. Sorts as text. */
export type Instant = Branded<string, 'Instant'>
export type Milliseconds = Branded<number, 'Milliseconds'>

export const instant = (date: Date): Instant => date.toISOString() as Instant
export const millisecondsBetween = (from: Instant, to: Instant): Milliseconds =>
  (Date.parse(to) - Date.parse(from)) as Milliseconds
