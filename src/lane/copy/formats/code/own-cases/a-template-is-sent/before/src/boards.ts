import { api } from './api'
export const first = (a) => api.post('/boards', a ?? { title: `Board of ${a} people` })
