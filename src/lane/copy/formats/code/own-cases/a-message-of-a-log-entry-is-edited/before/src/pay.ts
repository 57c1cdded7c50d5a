import { logger } from './log'
export const failed = (id) => logger.error({ message: 'Payment failed', id })
