import { track } from './analytics'
export const total = createSelector(a, (x) => { track('clicked'); return x })