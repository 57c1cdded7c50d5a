import type { AttributeValue } from '../../log/event-log.ts'
import type { TimeReader } from '../time-reader.ts'

/** Kinds of attribute values in OCEL 2.0. */
export type OcelKind = 'string' | 'time' | 'integer' | 'float' | 'boolean'

const kinds: ReadonlyMap<string, OcelKind> = new Map([
  ['string', 'string'],
  ['text', 'string'],
  ['varchar', 'string'],
  ['time', 'time'],
  ['date', 'time'],
  ['datetime', 'time'],
  ['timestamp', 'time'],
  ['integer', 'integer'],
  ['int', 'integer'],
  ['bigint', 'integer'],
  ['float', 'float'],
  ['real', 'float'],
  ['double', 'float'],
  ['numeric', 'float'],
  ['boolean', 'boolean'],
  ['bool', 'boolean'],
])

/** @param declared as JSON and XML name it, or the type of a column in SQLite; anything unknown is a string */
export const kindOf = (declared: string): OcelKind => kinds.get(declared.trim().toLowerCase()) ?? 'string'

/**
 * A value as the log holds it. JSON, XML and SQLite write the same value differently; the kind that the file declares makes them equal. A
 * time becomes ISO 8601 in UTC.
 *
 * @param kind `null` where nothing is declared: the value stays what it is
 * @returns `null` for what is not of the kind
 */
export function valueOf(value: unknown, kind: OcelKind | null, times: TimeReader): AttributeValue | null {
  if (typeof value === 'bigint') return valueOf(kind === 'string' ? String(value) : Number(value), kind, times)
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null
  switch (kind) {
    case null:
      return value
    case 'string':
      return String(value)
    case 'integer':
    case 'float': {
      const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value)
      return Number.isFinite(number) && typeof value !== 'boolean' ? number : null
    }
    case 'boolean':
      return booleans.get(String(value).trim().toLowerCase()) ?? null
    case 'time': {
      const ms = typeof value === 'string' ? times.text(value) : Number.NaN
      return Number.isNaN(ms) ? null : new Date(ms).toISOString()
    }
  }
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])
