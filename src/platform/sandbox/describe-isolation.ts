import type { Isolation } from '../../evidence/ports.ts'

/** How commands of the repository are kept apart, for people: one line for a settings page, a log or a refusal. */
export const describeIsolation = ({ grade, reasons }: Isolation): string =>
  grade === 'strong'
    ? `Commands run in a sandbox: ${reasons.join('; ')}.`
    : `There is no working sandbox on this machine: ${reasons.join('; ')}.`
