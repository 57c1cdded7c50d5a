import { analytics } from '../analytics'
export function Page({ items, plan }) {
  return (
    <main>
      <b onClick={() => analytics.track('clicked', { label: 'Hero button' })}>Start</b>
    </main>
  )
}
