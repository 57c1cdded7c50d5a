import { track } from './analytics'
export function P() { const x = computed(() => { track('clicked'); return 1 }); return x }