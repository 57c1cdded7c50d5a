import { config } from 'zod/v4/core'

// The page policy forbids making code out of text. The schemas would try it once, be refused, and leave an alarming line in the
// console; told beforehand, they do not try. Has to run before the first schema is made.
config({ jitless: true })
