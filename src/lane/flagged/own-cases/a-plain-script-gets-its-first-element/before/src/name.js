import { flag } from './flags'
export function nameOf(plan) {
  return plan.name
}
