// What must hold whatever the words are: nothing here pins a sentence that somebody may want to improve.
import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { App } from '../App.tsx';
import { href } from '../router.ts';

const paths = ['/', '/pricing', '/checkout', '/account'];

beforeEach(() => {
  window.localStorage.clear();
  window.dataLayer = [];
});
afterEach(cleanup);

describe.each(paths)('%s', (path) => {
  test.each(['en', 'de'] as const)('has one headline and a title in %s', (locale) => {
    open(href(locale, path));

    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect(document.documentElement.lang).toBe(locale);
    expect(document.title).not.toBe('');
  });

  test('leads to the same page in the other language and back', () => {
    open(path);
    expect(linkTo('de')).toBe(href('de', path));
    cleanup();

    open(href('de', path));
    expect(linkTo('en')).toBe(path);
  });

  test('shows no key and no unfilled placeholder', () => {
    for (const locale of ['en', 'de'] as const) {
      open(href(locale, path));
      expect(document.body.textContent).not.toMatch(/\{\w+|\b(nav|home|plans|pricing|checkout|account|coffees)\.\w+/);
      cleanup();
    }
  });

  test('names every picture', () => {
    open(path);
    for (const picture of document.querySelectorAll('[role=img]')) expect(picture.getAttribute('aria-label')).toBeTruthy();
  });
});

test('an unknown address still shows a page with a way home', () => {
  open('/de/nowhere');
  expect(document.querySelector('main')!.querySelector('a')?.getAttribute('href')).toBe('/de');
});

test('every plan leads to the checkout with that plan, and the click is tracked', () => {
  open('/pricing');
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.plan .button')];

  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/checkout?plan=solo', '/checkout?plan=pair', '/checkout?plan=house']);
  fireEvent.click(links[2]!);
  expect(window.dataLayer).toContainEqual(expect.objectContaining({ event: 'cta_clicked', plan: 'house' }));
});

test('sending the checkout form greets the customer by name', () => {
  open('/checkout?plan=solo');
  const form = document.querySelector('form')!;
  form.querySelector<HTMLInputElement>('[name=name]')!.value = 'Ada Example';
  fireEvent.submit(form);

  expect(document.querySelector('main')!.textContent).toContain('Ada Example');
  expect(window.dataLayer).toContainEqual({ event: 'trial_started', plan: 'solo', grind: 'beans', weeks: 2 });
});

test('skipping a delivery moves the date, and can be taken back', () => {
  open('/account');
  const day = () => document.querySelector('.next-day')!.textContent;
  const before = day();
  const button = document.querySelector('.next button')!;

  fireEvent.click(button);
  expect(day()).not.toBe(before);
  fireEvent.click(button);
  expect(day()).toBe(before);
});

function open(address: string) {
  window.history.replaceState(null, '', address);
  render(<App />);
}

function linkTo(locale: string) {
  return document.querySelector(`a[hreflang=${locale}]`)?.getAttribute('href');
}
