import { flag } from './flags'

export const links = () => [
  'home',
  ...(flag('banner') ? ['offers'] : []),
  'help',
]
