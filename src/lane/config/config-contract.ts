import type { Contract } from '../contract.ts'
import { applyConfig } from './apply-config.ts'
import { configSlots, isOpen } from './config-slots.ts'
import { judgeConfig } from './judge-config.ts'
import { configNotices, configRules } from './rules.ts'

/** Only values change, at the places that the lane names, and they stay safe together. */
export const configContract: Contract = {
  name: 'config',
  rules: configRules,
  notices: configNotices,
  reads: isOpen,
  judge: judgeConfig,
  slots: configSlots,
  apply: applyConfig,
}
