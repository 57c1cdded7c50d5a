export const A = () => <p>{t('Save your changes')}</p>
