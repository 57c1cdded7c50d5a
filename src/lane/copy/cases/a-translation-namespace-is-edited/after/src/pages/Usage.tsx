import { useTranslation } from 'react-i18next';

export function UsagePage() {
  const { t } = useTranslation('usage page');
  return <h1>{t('title', 'Your usage')}</h1>;
}
