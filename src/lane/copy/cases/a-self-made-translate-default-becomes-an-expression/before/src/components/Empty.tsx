import { useTranslation } from 'react-i18next';

export function Empty() {
  const { t } = useTranslation();
  return <p>{t('projects.empty', 'No projects yet. Create your first one.')}</p>;
}
