import type { Contract } from '../contract.ts'
import { textNotices } from '../text/rules.ts'
import { applyCopy } from './apply-copy.ts'
import { copySlots, isOpen } from './copy-slots.ts'
import { judgeCopy } from './judge-copy.ts'
import { copyRules } from './rules.ts'

/** Only text that people read changes. */
export const copyContract: Contract = {
  name: 'copy',
  rules: copyRules,
  notices: textNotices,
  reads: isOpen,
  judge: judgeCopy,
  slots: copySlots,
  apply: applyCopy,
}
