import type { HooksView } from '../../../src/api/source-schema.ts'

export const kindNames: Readonly<Record<string, string>> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  jira: 'Jira',
  linear: 'Linear',
  cdevents: 'CDEvents',
  deployments: 'Notices of deployments',
} satisfies Record<HooksView['kinds'][number], string>

const guides: Readonly<Record<string, string>> = {
  github:
    'In GitHub: Settings › Webhooks › Add webhook. Content type application/json, the secret, and the events issues, pull requests, reviews, pushes and deployments.',
  gitlab:
    'In GitLab: Settings › Webhooks › Add new webhook. The secret is the secret token; choose issues, merge requests, comments, pushes and deployments.',
  jira: 'In Jira: System › WebHooks › Create. Set the secret, and the events of issues and comments.',
  linear: 'In Linear: Settings › API › Webhooks › New. Linear makes the signing secret itself: paste it here.',
  cdevents: 'Post each event as JSON, or a batch as a list, with the header Authorization: Bearer and the secret.',
  deployments:
    'Post {"repository", "sha", "environment", "status", "at"} as JSON, with the header Authorization: Bearer and the secret.',
}

/** Where the address and the secret go. Fairway answers on its own machine, which is said where it matters. */
export const guideOf = (kind: string): string =>
  `${guides[kind] ?? ''} Fairway answers on this machine only: a tool elsewhere needs a tunnel to it.`.trim()

/** What became of something that was posted. */
export function outcomeSays({ outcome, bytes }: HooksView['hooks'][number]['deliveries'][number]): string {
  if (outcome === 'kept')
    return bytes === null ? 'kept' : `kept, ${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en')} kB`
  if (outcome === 'greeting') return 'a test of the connection, which holds'
  return outcome === 'refused' ? 'refused' : 'known already'
}
