import { track } from './analytics'

export function useShown(offer) {
  useEffect(() => { track('offer_taken'); show(offer) }, [{ offer }])
}
