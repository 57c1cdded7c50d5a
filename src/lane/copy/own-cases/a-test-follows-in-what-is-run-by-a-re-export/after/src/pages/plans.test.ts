const a = 1
export { b } from 'Plan for teams'
