import { z } from 'zod'
import { fetchedKinds, type SourceConnection } from './fetcher.ts'

/**
 * A connection as it is written down: whoever reads it back checks it. There is no place for a token in it, and an address that holds one is
 * refused.
 *
 * @public
 */
export const sourceConnection: z.ZodType<SourceConnection> = z
  .strictObject({
    kind: z.enum(fetchedKinds),
    address: z
      .url({ protocol: /^https?$/, error: 'Write the address as https://HOST.' })
      .refine((text) => !/\/\/[^/]*@/.test(text), 'Leave the user and password out of the address.'),
    project: z.string().min(1),
    secret: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'Use small letters, digits and hyphens.'),
    account: z.string().min(1).optional(),
    privateHosts: z.array(z.string().min(1)).optional(),
  })
  .superRefine(({ kind, project }, problems) => {
    if (!forms[kind].test(project)) problems.addIssue({ code: 'custom', path: ['project'], message: saysOf[kind] })
  })

const forms = {
  github: /^[\w.-]+\/[\w.-]+$/,
  gitlab: /^[\w.-]+(?:\/[\w.-]+)+$/,
  jira: /^[A-Z][A-Z0-9_]+$/,
  linear: /^[A-Z][A-Z0-9]*$/,
} as const
const saysOf = {
  github: 'Write the repository as owner/name.',
  gitlab: 'Write the project with its groups: acme/web/shop.',
  jira: 'Write the key of the project: SHOP.',
  linear: 'Write the key of the team: SHOP.',
} as const
