import { track } from './analytics'
export async function getStaticProps() {  return {} }