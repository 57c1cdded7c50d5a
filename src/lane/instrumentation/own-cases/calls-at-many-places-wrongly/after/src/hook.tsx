import { track } from './analytics'
export const useX = () => { track('clicked'); return 1 }