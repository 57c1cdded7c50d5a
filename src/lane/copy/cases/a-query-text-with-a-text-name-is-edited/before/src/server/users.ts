import { pool } from './pool';

export const findUser = (email: string) =>
  pool.query({
    text: 'SELECT id, name FROM users WHERE email = $1 AND deleted_at IS NULL',
    values: [email],
  });
