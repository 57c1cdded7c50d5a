export const A = ({ t }) => <p>{t('a')} and more</p>
