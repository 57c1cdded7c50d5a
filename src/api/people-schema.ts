import { z } from 'zod'
import { roles } from '../base/roles.ts'

export const role = z.enum(roles)

export const person = z.object({
  id: z.string(),
  name: z.string(),
  handle: z.string().describe('name in CODEOWNERS, without @'),
  email: z.string(),
  roles: z.array(role),
})
export type PersonView = z.infer<typeof person>

export const me = z.object({
  mode: z.enum(['demo', 'team']),
  person: person.nullable().describe('null: not signed in'),
  people: z.array(person).describe('everyone in this Fairway'),
  switcher: z.boolean().describe('true only in the sample: the person can be switched'),
})
export type Me = z.infer<typeof me>
