import type { Contract } from '../contract.ts'
import { applyCopy } from './apply-copy.ts'
import { copySlots } from './copy-slots.ts'
import { judgeCopy } from './judge-copy.ts'

/** Only text that people read changes. */
export const copyContract: Contract = { name: 'copy', judge: judgeCopy, slots: copySlots, apply: applyCopy }
