import { track } from './analytics'
export const total = createSelector(a, (x) => {  return x })