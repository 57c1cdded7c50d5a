// @vitest-environment node
import { expect, test } from 'vitest';
import { href, routeOf } from './router.ts';

test.each([
  ['/', { locale: 'en', page: 'home', path: '/' }],
  ['/pricing', { locale: 'en', page: 'pricing', path: '/pricing' }],
  ['/pricing/', { locale: 'en', page: 'pricing', path: '/pricing' }],
  ['/de', { locale: 'de', page: 'home', path: '/' }],
  ['/de/account', { locale: 'de', page: 'account', path: '/account' }],
  ['/en/pricing', { locale: 'en', page: 'not-found', path: '/en/pricing' }],
  ['/definitely', { locale: 'en', page: 'not-found', path: '/definitely' }],
])('%s is a route', (pathname, route) => {
  expect(routeOf(pathname)).toEqual(route);
});

test('German addresses begin with /de', () => {
  expect(href('en', '/')).toBe('/');
  expect(href('de', '/')).toBe('/de');
  expect(href('de', '/pricing')).toBe('/de/pricing');
});
