import { track } from './analytics'
export function P() { const x = computed(() => {  return 1 }); return x }