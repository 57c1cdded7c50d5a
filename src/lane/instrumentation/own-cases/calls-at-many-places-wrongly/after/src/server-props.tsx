import { track } from './analytics'
export async function getServerSideProps() { track('clicked'); return {} }