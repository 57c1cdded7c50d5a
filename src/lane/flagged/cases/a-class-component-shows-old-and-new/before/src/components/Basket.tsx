import { Component } from 'react';
import { flag } from '../flags';

export default class Basket extends Component<{ weight: number; order: () => void }> {
  render() {
    const { weight, order } = this.props;
    return (
      <section>
        <p>{weight} grams</p>
        {flag('gift-box') ? <b>As a gift</b> : null}
        <button type="button" onClick={order}>
          Order
        </button>
      </section>
    );
  }
}
