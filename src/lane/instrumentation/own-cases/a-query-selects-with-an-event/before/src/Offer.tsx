import { track } from './analytics'

export function watch() {
  return useQuery({ key: 'a', select: (all) => { return all.first } })
}
