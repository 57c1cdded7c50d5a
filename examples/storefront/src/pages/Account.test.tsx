// This one pins a headline on purpose: people find their way back to the account page by its name.
// Whoever changes the headline changes it here too.
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { App } from '../App.tsx';

afterEach(cleanup);

test('the account page is named after what it is about', () => {
  window.history.replaceState(null, '', '/account');
  render(<App />);

  expect(document.querySelector('h1')?.textContent).toBe('Your subscription');
});
