import { enqueue } from './jobs';

export const nightly = () => enqueue('Send the weekly report', { at: '02:00' });
