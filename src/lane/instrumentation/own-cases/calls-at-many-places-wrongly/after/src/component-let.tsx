import { track } from './analytics'
export let Page = () => { track('clicked'); return h('div') }