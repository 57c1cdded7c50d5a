import { db, boards } from './db'
export const first = () => db.insert(boards).values({ title: 'Getting started', description: 'Your first board' })
