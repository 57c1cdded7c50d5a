import { track } from './analytics'
export async function getStaticProps() { track('clicked'); return {} }