import { Component } from 'react';
import { track } from '../analytics';

export default class Basket extends Component<{ weight: number; order: () => void }> {
  state = { open: false };

  componentDidMount() {
    document.title = 'Basket';
  }

  componentWillUnmount() {
    track('cta_clicked', { label: 'leave' });
  }

  handleOrder = () => {
    this.setState({ open: false });
    this.props.order();
  };

  render() {
    const { weight } = this.props;
    return (
      <section>
        <p>{weight} grams</p>
        <button type="button" onClick={this.handleOrder}>
          Order
        </button>
      </section>
    );
  }
}
