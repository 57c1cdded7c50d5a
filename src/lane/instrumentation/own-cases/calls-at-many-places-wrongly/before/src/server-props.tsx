import { track } from './analytics'
export async function getServerSideProps() {  return {} }