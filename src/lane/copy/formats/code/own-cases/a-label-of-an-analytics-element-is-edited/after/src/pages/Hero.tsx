import { TrackClick } from '../analytics'
export function Page({ items, plan }) {
  return (
    <main>
      <TrackClick category="cta" label="Top button"><b>Start</b></TrackClick>
    </main>
  )
}
