import { z } from 'zod'
export const schema = z.string().describe('Name of the city')
