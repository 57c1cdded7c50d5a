import { track } from '../analytics.ts';
import { useLocale } from '../i18n.tsx';
import { href } from '../router.ts';

export function Header({ path }: { path: string }) {
  const { locale, t } = useLocale();
  const current = (of: string) => (of === path ? 'page' : undefined);

  return (
    <header className="top">
      <a className="wordmark" href={href(locale, '/')} aria-label="Tamber Coffee">
        Tamber
      </a>
      <nav className="nav" aria-label={t('nav.label')}>
        <a href={href(locale, '/pricing')} aria-current={current('/pricing')}>
          {t('nav.pricing')}
        </a>
        <a href={href(locale, '/account')} aria-current={current('/account')}>
          {t('nav.account')}
        </a>
      </nav>
      {locale === 'de' ? (
        <a className="language" href={href('en', path)} hrefLang="en" lang="en" title="This page in English" onClick={() => track('language_switched', { to: 'en' })}>
          English
        </a>
      ) : (
        <a className="language" href={href('de', path)} hrefLang="de" lang="de" title="Diese Seite auf Deutsch" onClick={() => track('language_switched', { to: 'de' })}>
          Deutsch
        </a>
      )}
    </header>
  );
}
