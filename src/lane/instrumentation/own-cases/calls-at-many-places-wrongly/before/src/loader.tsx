import { track } from './analytics'
export async function loader() {  return {} }