import { track } from './analytics'
export function P() { useEffect(() => {  go() }, undefined); return null }