import { track } from './analytics'
const columns = [{ id: 'a', accessor(row) {  return row.a } }]