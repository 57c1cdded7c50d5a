import { enqueue } from './jobs';

export const nightly = () => enqueue('Send the daily report', { at: '02:00' });
