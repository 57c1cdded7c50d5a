import { db } from './db';

export const report = () =>
  db.query(`
    SELECT id FROM orders -- newest first ORDER BY created_at DESC
  `);
