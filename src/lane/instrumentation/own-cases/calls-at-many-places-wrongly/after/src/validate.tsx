import { track } from './analytics'
const schema = z.string().refine((v) => { track('clicked'); return v.length > 1 })