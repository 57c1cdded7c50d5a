import { itemPasses } from '../simulation/item-passes.ts'
import type { Study } from '../study/study.ts'
import { builderQuestions, productionPlateau, smallChangeWait } from './building-signs.ts'
import { meetingSign } from './meeting-sign.ts'
import type { Sign } from './sign.ts'
import { slippingDates } from './slipping-dates.ts'

/** Every sign, in order; one that the records cannot tell says so. */
export function fiveSigns(study: Study): Sign[] {
  const passes = itemPasses(study)
  return [
    slippingDates(study, passes),
    builderQuestions(study, passes),
    meetingSign(study),
    smallChangeWait(study, passes),
    productionPlateau(study, passes),
  ]
}
