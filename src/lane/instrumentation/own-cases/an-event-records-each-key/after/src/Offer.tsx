import { track } from './analytics'

export const Offer = () => <input name="q" onKeyUp={(event) => track('offer_taken', { place: event.key })} />
