// Every page has a real address and every link is a plain <a href>: it works on reload, in a new tab and for a crawler.
// Once the shop runs, followLinks turns a click into a step without a reload.
import { useSyncExternalStore } from 'react';
import { locales, type Locale } from './locale.ts';

export type Page = 'home' | 'pricing' | 'checkout' | 'account' | 'not-found';

export interface Route {
  readonly locale: Locale;
  readonly page: Page;
  /** The path without the language: `/pricing` for `/de/pricing`. */
  readonly path: string;
}

const pages: Readonly<Record<string, Page>> = {
  '/': 'home',
  '/pricing': 'pricing',
  '/checkout': 'checkout',
  '/account': 'account',
};

export function routeOf(pathname: string): Route {
  const segments = pathname.split('/').filter(Boolean);
  const locale = locales.find((candidate) => candidate !== 'en' && candidate === segments[0]) ?? 'en';
  const path = `/${segments.slice(locale === 'en' ? 0 : 1).join('/')}`;
  return { locale, path, page: pages[path] ?? 'not-found' };
}

/** The address of a path in a language: English has none of its own, German begins with `/de`. */
export function href(locale: Locale, path: string): string {
  if (locale === 'en') return path;
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}

const moved = 'storefront:moved';

/** Path and query of the page being shown. */
export function useAddress(): string {
  return useSyncExternalStore(subscribe, () => window.location.pathname + window.location.search);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(moved, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(moved, listener);
  };
}

export function followLinks(root: Document): void {
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.defaultPrevented || !isPlainClick(event) || !staysInTheShop(link)) return;
    event.preventDefault();
    window.history.pushState(null, '', link.href);
    window.dispatchEvent(new Event(moved));
    window.scrollTo(0, 0);
  });
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

function staysInTheShop(link: HTMLAnchorElement): boolean {
  const isJumpOnThisPage = link.hash !== '' && link.pathname === window.location.pathname;
  return link.origin === window.location.origin && !link.target && !link.hasAttribute('download') && !isJumpOnThisPage;
}
