import canonicalize from 'canonicalize'

/** A value that JSON can hold without loss. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * The one byte form of a JSON value (RFC 8785): keys sorted, no white space, so that equal values hash equally.
 * Properties that are `undefined` are left out.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('only JSON values have a canonical form')
  return text
}
