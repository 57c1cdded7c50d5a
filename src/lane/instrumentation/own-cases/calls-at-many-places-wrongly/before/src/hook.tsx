import { track } from './analytics'
export const useX = () => {  return 1 }