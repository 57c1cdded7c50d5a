import { t } from './words'

export const Title = () => <h1 className="title">{t('pricing.title')}</h1>
