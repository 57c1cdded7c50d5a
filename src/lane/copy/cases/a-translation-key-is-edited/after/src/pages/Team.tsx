import { useTranslation } from 'react-i18next';

export function TeamPage() {
  const { t } = useTranslation('team');
  return <h1>{t('team.headline')}</h1>;
}
