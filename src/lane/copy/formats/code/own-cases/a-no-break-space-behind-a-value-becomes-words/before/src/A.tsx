export const A = ({ t }) => <p>{t('a')}&nbsp;</p>
