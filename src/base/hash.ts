import { hash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

/** Lower-case hex SHA-256. */
export const sha256 = (bytes: Uint8Array | string): string => hash('sha256', bytes)

/** SHA-256 of the canonical JSON of a value; equal values have equal hashes whatever the order of their keys. */
export const hashOf = (value: unknown): string => sha256(canonicalJson(value))
