import { flag } from './flags'

export const links = () => [
  'home',
  'help',
]
