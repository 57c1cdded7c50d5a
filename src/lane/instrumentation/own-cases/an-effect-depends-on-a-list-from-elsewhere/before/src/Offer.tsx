import { track } from './analytics'

export function useShown(offer, list) {
  useEffect(() => { show(offer) }, list)
}
