import { track } from './analytics'
const B = styled('div')((p) => {  return {} })