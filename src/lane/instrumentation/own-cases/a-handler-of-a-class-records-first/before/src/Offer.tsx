import { track } from './analytics'

class Offer extends Base {
  close = () => {
    save(this.place)
  }
}
