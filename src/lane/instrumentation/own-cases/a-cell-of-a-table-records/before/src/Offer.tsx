import { track } from './analytics'

export const columns = [{ id: 'a', cell: (row) => { return row.a } }]
