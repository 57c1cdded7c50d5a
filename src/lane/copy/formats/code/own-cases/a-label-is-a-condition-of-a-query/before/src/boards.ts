import knex from './db'
export const first = () => knex('lists').where({ label: 'Default list' }).del()
