import { useTranslation } from 'react-i18next';

export function Seats({ count, name }: { count: number; name: string }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('seats.label', 'Seats of {{team}}', { team: name })}>
      <p>{t('seats.count', 'You use {{count}} seats, <1>add more</1>', { count })}</p>
    </section>
  );
}
