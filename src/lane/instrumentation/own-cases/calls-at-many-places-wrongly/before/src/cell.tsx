import { track } from './analytics'
const columns = [{ id: 'a', cell: (row) => {  return row.a } }]