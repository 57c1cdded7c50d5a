const a = 1
export { b } from 'Team plan'
