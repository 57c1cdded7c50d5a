import { useTranslation } from 'react-i18next';

export function Empty() {
  const { t } = useTranslation();
  return <p>{t('projects.empty', location.search)}</p>;
}
