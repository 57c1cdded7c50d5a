import knex from './db'
export const first = () => knex('lists').where({ label: 'First list' }).del()
