import type { Finding } from './lane.ts'
import type { RuleText } from './rule-text.ts'

/** Makes findings of a table of rules: where, what, and the part that breaks the rule. `line` is 0 for a whole file. */
export type FindingOf = (rule: string, path: string, line: number, detail?: string) => Finding

export const findingsOf =
  (texts: Readonly<Record<string, RuleText>>): FindingOf =>
  (rule, path, line, detail = '') => {
    const [says, fix] = texts[rule] ?? ['it is outside the lane', 'Use ordinary review.']
    const place = `${path}${line > 0 ? `:${line}` : ''}`
    return { rule, path, line, says: `${place || 'The patch'}: ${says}${detail ? ` (${detail})` : ''}.`, fix }
  }
