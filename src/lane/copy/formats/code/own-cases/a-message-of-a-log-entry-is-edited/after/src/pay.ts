import { logger } from './log'
export const failed = (id) => logger.error({ message: 'Payment did not work', id })
