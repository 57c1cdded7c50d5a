import { z } from 'zod'
const statusLabels = { active: 'Under way', done: 'Finished' }
export const status = z.enum(Object.values(statusLabels))
