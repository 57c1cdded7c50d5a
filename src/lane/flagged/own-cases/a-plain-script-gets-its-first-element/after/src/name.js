import { flag } from './flags'
export function nameOf(plan) {
  if (flag('gift')) return <b>{plan.name}</b>
  return plan.name
}
