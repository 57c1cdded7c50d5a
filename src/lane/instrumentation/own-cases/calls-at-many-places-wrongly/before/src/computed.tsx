import { track } from './analytics'
export const x = computed(() => {  return 1 })