import { track } from './analytics'

export function watch() {
  return useQuery({ key: 'a', select: (all) => { track('offer_taken'); return all.first } })
}
