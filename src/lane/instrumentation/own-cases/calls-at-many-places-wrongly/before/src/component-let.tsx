import { track } from './analytics'
export let Page = () => {  return h('div') }