import { track } from './analytics'

export const Offer = () => <button onClick={() => { return save(); track('offer_taken', { place: 'top' }) }}>Save</button>
