import type { Contract } from '../contract.ts'
import { applyStyle } from './apply-style.ts'
import { judgeStyle } from './judge-style.ts'
import { styleNotices, styleRules } from './rules.ts'
import { isOpen } from './style-path.ts'
import { styleSlots } from './style-slots.ts'

/** Only class names and values of styles change. */
export const styleContract: Contract = {
  name: 'style',
  rules: styleRules,
  notices: styleNotices,
  reads: isOpen,
  judge: judgeStyle,
  slots: styleSlots,
  apply: applyStyle,
}
