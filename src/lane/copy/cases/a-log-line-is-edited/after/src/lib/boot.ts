import { logger } from './logger';

export function boot() {
  logger.info('The app is ready');
  console.warn('Running without a cache');
}
