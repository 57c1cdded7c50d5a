import type { Contract } from '../contract.ts'
import { applyCopy } from './apply-copy.ts'
import { copySlots, isOpen } from './copy-slots.ts'
import { judgeCopy } from './judge-copy.ts'
import { copyNotices, copyRules } from './rules.ts'

/** Only text that people read changes. */
export const copyContract: Contract = {
  name: 'copy',
  rules: copyRules,
  notices: copyNotices,
  reads: isOpen,
  judge: judgeCopy,
  slots: copySlots,
  apply: applyCopy,
}
