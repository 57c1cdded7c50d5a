import { t } from './words'

export const Title = () => <h1 className="title large">{t('pricing.title')}</h1>
