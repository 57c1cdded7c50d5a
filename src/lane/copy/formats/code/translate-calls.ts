import type { RepoFacts } from '../../../lane.ts'

/** Functions that take a descriptor with a default text: `intl.formatMessage({ id, defaultMessage })`. */
const formats = /(?:^|\.)(?:formatMessage|\$formatMessage|defineMessage|formatHTMLMessage)$/

/** Whether a callee looks texts up by key, or formats a descriptor. */
export function isTranslateCall(name: string | null, facts: RepoFacts): { isTranslate: boolean; isFormat: boolean } {
  if (name === null) return { isTranslate: false, isFormat: false }
  const bare = name.replace(/^this\./, '').replace(/^props\./, '')
  return { isTranslate: facts.translate.includes(bare) || /(?:^|\.)t$/.test(bare), isFormat: formats.test(name) }
}
