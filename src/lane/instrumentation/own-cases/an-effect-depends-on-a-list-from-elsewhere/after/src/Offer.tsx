import { track } from './analytics'

export function useShown(offer, list) {
  useEffect(() => { track('offer_taken'); show(offer) }, list)
}
