import { track } from './analytics'

export function useTotal() {
  return useSelector((shop) => { return shop.total })
}
