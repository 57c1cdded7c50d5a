import { track } from './analytics'

export function useTotal() {
  return useSelector((shop) => { track('offer_taken'); return shop.total })
}
