import { track } from './analytics'
const columns = [{ id: 'a', accessor(row) { track('clicked'); return row.a } }]