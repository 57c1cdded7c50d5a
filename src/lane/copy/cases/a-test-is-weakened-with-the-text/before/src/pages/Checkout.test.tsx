import { render, screen } from '@testing-library/react';
import { Checkout } from './Checkout';

test('shows the button', () => {
  render(<Checkout />);
  expect(screen.getByText('Place your order')).toBeTruthy();
});
