import { configIntents } from './config-intents.ts'
import { flagIntents } from './flag-intents.ts'
import type { ContractIntents } from './intent-forms.ts'
import { styleIntents } from './style-intents.ts'
import { textIntents } from './text-intents.ts'
import { trackingIntents } from './tracking-intents.ts'

/** The most particular words first: "track clicks" is never a text, but "set A to B" may be many things. */
export const allIntents: readonly ContractIntents[] = [
  trackingIntents,
  flagIntents,
  styleIntents,
  textIntents,
  configIntents,
]
