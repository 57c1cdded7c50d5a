import { useTranslation } from 'react-i18next';

export function HelpPage() {
  const { t } = useTranslation();
  return <p>{t('help.lead', 'We are happy to help.')}</p>;
}
