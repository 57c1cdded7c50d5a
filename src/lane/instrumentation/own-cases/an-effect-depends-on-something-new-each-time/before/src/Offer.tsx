import { track } from './analytics'

export function useShown(offer) {
  useEffect(() => { show(offer) }, [{ offer }])
}
