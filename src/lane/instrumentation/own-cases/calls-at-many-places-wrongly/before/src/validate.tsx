import { track } from './analytics'
const schema = z.string().refine((v) => {  return v.length > 1 })