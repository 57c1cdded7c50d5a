import { track } from './analytics'

class Offer extends Base {
  render() {
    return <button onClick={function () { track('offer_taken', { place: 'top' }); this.close() }}>Close</button>
  }
}
