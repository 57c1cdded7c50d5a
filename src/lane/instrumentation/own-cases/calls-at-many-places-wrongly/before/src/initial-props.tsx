import { track } from './analytics'
P.getInitialProps = async () => {  return {} }
export function P() { return null }