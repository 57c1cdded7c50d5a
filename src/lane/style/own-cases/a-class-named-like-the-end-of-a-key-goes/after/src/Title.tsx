import { t } from './words'

export const Title = () => <h1 className="large">{t('pricing.title')}</h1>
