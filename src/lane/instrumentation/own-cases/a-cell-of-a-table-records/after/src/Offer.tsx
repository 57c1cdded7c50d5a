import { track } from './analytics'

export const columns = [{ id: 'a', cell: (row) => { track('offer_taken'); return row.a } }]
