import { logger } from './logger';

export function boot() {
  logger.info('The app has started');
  console.warn('Running without a cache');
}
