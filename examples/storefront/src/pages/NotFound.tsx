import { useLocale } from '../i18n.tsx';
import { href } from '../router.ts';

export function NotFound() {
  const { locale, t } = useLocale();

  return (
    <section className="done">
      <h1>{t('notFound.title')}</h1>
      <p className="lede">{t('notFound.text', { path: window.location.pathname })}</p>
      <a className="button" href={href(locale, '/')}>
        {t('notFound.home')}
      </a>
    </section>
  );
}
