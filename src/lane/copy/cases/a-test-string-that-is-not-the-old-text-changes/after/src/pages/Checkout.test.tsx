import { render, screen } from '@testing-library/react';
import { Checkout } from './Checkout';

test('shows a button', () => {
  render(<Checkout />);
  expect(screen.getByText('Buy now')).toBeTruthy();
});
