import { analytics } from '../analytics'
export function Page({ items, plan }) {
  return (
    <main>
      <b onClick={() => analytics.track('clicked', { label: 'Top button' })}>Start</b>
    </main>
  )
}
