import { createHmac, timingSafeEqual } from 'node:crypto'

/** What came with a posted notice, by names in lower case. */
export type HookHeaders = Readonly<Record<string, string | undefined>>

/** Takes as long for a wrong guess as for a right one. */
export function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const hmac = (secret: string | Uint8Array, bytes: Uint8Array, form: 'hex' | 'base64'): string =>
  createHmac('sha256', secret).update(bytes).digest(form)

/** `sha256=…`, as GitHub and Jira sign what they post. */
export const isSignedHub = (header: string | undefined, bytes: Uint8Array, secret: string): boolean =>
  isSame(header ?? '', `sha256=${hmac(secret, bytes, 'hex')}`)

/** The bare digest, as Linear signs. */
export const isSignedBare = (header: string | undefined, bytes: Uint8Array, secret: string): boolean =>
  isSame(header ?? '', hmac(secret, bytes, 'hex'))

/**
 * The signature of Standard Webhooks, as newer GitLab signs: over id, moment and body, with possibly several signatures by space while a
 * secret is replaced. A secret that begins with `whsec_` is written in base64.
 */
export function isSignedStandard(headers: HookHeaders, bytes: Uint8Array, secret: string): boolean {
  const [id, moment] = [headers['webhook-id'] ?? '', headers['webhook-timestamp'] ?? '']
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : secret
  const expected = `v1,${hmac(key, Buffer.concat([Buffer.from(`${id}.${moment}.`), bytes]), 'base64')}`
  return (headers['webhook-signature'] ?? '').split(' ').some((each) => isSame(each, expected))
}
