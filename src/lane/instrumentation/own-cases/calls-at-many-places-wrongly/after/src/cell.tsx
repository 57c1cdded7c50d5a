import { track } from './analytics'
const columns = [{ id: 'a', cell: (row) => { track('clicked'); return row.a } }]