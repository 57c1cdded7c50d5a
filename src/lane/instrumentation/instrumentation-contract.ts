import type { Contract } from '../contract.ts'
import { applyEvents } from './apply-events.ts'
import { eventSlots, holdsPlaces } from './event-slots.ts'
import { judgeInstrumentation } from './judge-instrumentation.ts'
import { instrumentationNotices, instrumentationRules } from './rules.ts'

/** Only tracking comes: without it the program is the base program. */
export const instrumentationContract: Contract = {
  name: 'instrumentation',
  rules: instrumentationRules,
  notices: instrumentationNotices,
  reads: holdsPlaces,
  judge: judgeInstrumentation,
  slots: eventSlots,
  apply: applyEvents,
}
