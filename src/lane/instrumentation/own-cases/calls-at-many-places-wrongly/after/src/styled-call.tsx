import { track } from './analytics'
const B = styled('div')((p) => { track('clicked'); return {} })