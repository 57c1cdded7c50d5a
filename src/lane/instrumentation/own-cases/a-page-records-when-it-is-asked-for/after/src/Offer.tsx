import { track } from './analytics'

export async function getStaticProps() {
  track('offer_taken');
  return { props: {} }
}
