import { track } from './analytics'

export const Offer = () => <button onClick={() => { track('offer_taken', { place: this.place }); save() }}>Save</button>
