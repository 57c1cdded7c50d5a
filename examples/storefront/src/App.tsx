import { useEffect, useRef } from 'react';
import { Footer } from './components/Footer.tsx';
import { Header } from './components/Header.tsx';
import { LocaleProvider, translate } from './i18n.tsx';
import { Account } from './pages/Account.tsx';
import { Checkout } from './pages/Checkout.tsx';
import { Home } from './pages/Home.tsx';
import { NotFound } from './pages/NotFound.tsx';
import { Pricing } from './pages/Pricing.tsx';
import { routeOf, useAddress, type Page } from './router.ts';

const pages: Readonly<Record<Page, () => React.JSX.Element>> = {
  home: Home,
  pricing: Pricing,
  checkout: Checkout,
  account: Account,
  'not-found': NotFound,
};

export function App() {
  const address = useAddress();
  const route = routeOf(new URL(address, window.location.origin).pathname);
  const PageOfRoute = pages[route.page];
  const main = useRef<HTMLElement>(null);
  const shown = useRef(address);

  useEffect(() => {
    const headline = document.querySelector('h1')?.textContent;
    const shop = translate(route.locale, 'home.document');
    document.documentElement.lang = route.locale;
    document.title = headline && route.page !== 'home' ? `${headline} · ${shop}` : shop;

    // A new page takes the focus, as it would after a reload; the first one does not need to.
    if (shown.current !== address) main.current?.focus({ preventScroll: true });
    shown.current = address;
  }, [address, route.locale, route.page]);

  return (
    <LocaleProvider value={route.locale}>
      <Header path={route.path} />
      <main key={address} ref={main} tabIndex={-1} className={`page page-${route.page}`}>
        <PageOfRoute />
      </main>
      <Footer />
      <div id="announcements" className="unseen" role="status" />
    </LocaleProvider>
  );
}
