export const A = () => <p>{t('Keep your changes')}</p>
