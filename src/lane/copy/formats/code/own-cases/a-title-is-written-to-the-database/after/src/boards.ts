import { db, boards } from './db'
export const first = () => db.insert(boards).values({ title: 'First steps', description: 'Your first board' })
