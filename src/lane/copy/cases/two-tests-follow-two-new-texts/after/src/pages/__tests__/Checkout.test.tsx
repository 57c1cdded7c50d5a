import { render } from '@testing-library/react';
import { Checkout } from '../Checkout';

it('reads well', () => {
  const { getByText } = render(<Checkout />);
  getByText('Review your order');
  getByText("Order and pay");
});
