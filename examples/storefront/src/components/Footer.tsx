import { useLocale } from '../i18n.tsx';
import { href } from '../router.ts';

export function Footer() {
  const { locale, t } = useLocale();

  return (
    <footer className="foot">
      <p className="foot-line">{t('footer.line')}</p>
      <nav className="foot-links" aria-label={t('footer.label')}>
        <a href={href(locale, '/')}>Tamber</a>
        <a href={href(locale, '/pricing')}>{t('nav.pricing')}</a>
        <a href={href(locale, '/account')}>{t('nav.account')}</a>
      </nav>
      <p className="foot-legal">{t('footer.legal')}</p>
    </footer>
  );
}
