import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Instant, PersonId } from '../base/ids.ts'

/** What a signed token may be used for: a sign-in link cannot serve as a session, nor the other way round. */
export type TokenUse = 'session' | 'sign-in'

export const sessionLasts = 7 * 24 * 3_600_000
export const signInLinkLasts = 15 * 60_000

/** A token that names a person until a moment, signed so that only the holder of the key can have made it. */
export function signToken(key: Uint8Array, use: TokenUse, person: PersonId, until: Instant): string {
  const body = Buffer.from(JSON.stringify([use, person, until])).toString('base64url')
  return `${body}.${signature(key, body)}`
}

/** @returns `null` for a token that is forged, of another use, or past its time */
export function personOfToken(key: Uint8Array, use: TokenUse, token: string, now: Instant): PersonId | null {
  const [body = '', given = ''] = token.split('.')
  const wanted = Buffer.from(signature(key, body))
  const received = Buffer.from(given)
  if (wanted.length !== received.length || !timingSafeEqual(wanted, received)) return null
  const [forUse, person, until] = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as [
    string,
    PersonId,
    string,
  ]
  return forUse === use && until > now ? person : null
}

const signature = (key: Uint8Array, body: string): string =>
  createHmac('sha256', key).update(`fairway/token/v1/${body}`).digest('base64url')
