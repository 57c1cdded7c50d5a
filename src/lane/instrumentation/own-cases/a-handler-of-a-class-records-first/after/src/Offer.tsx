import { track } from './analytics'

class Offer extends Base {
  close = () => {
    track('offer_taken', { place: this.place })
    save(this.place)
  }
}
