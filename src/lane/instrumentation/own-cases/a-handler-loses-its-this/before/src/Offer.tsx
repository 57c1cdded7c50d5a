import { track } from './analytics'

class Offer extends Base {
  render() {
    return <button onClick={this.close}>Close</button>
  }
}
