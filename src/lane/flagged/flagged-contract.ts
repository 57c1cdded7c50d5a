import type { Contract } from '../contract.ts'
import { applyFlagged } from './apply-flagged.ts'
import { flaggedSlots } from './flagged-slots.ts'
import { judgeFlagged } from './judge-flagged.ts'
import { isOpen } from './places.ts'
import { flaggedNotices, flaggedRules } from './rules.ts'

/** With the flag off the program is what it was. */
export const flaggedContract: Contract = {
  name: 'flagged',
  rules: flaggedRules,
  notices: flaggedNotices,
  reads: isOpen,
  judge: judgeFlagged,
  slots: flaggedSlots,
  apply: applyFlagged,
}
