import { z } from 'zod'
const statusLabels = { active: 'In progress', done: 'Finished' }
export const status = z.enum(Object.values(statusLabels))
