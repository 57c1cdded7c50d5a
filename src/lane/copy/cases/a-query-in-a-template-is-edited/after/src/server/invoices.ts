import { db } from '../db';

export async function openInvoices(account: string) {
  const text = `SELECT id, amount FROM invoices WHERE account = $1`;
  const rows = await db.query(text, [account]);
  return { title: 'Open invoices for this account', rows };
}
