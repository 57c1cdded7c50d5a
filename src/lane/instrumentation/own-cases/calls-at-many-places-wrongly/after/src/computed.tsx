import { track } from './analytics'
export const x = computed(() => { track('clicked'); return 1 })