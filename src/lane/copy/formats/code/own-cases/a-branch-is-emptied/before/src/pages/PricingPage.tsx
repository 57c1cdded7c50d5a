export function PricingPage({ open, name }) {
  // eslint-disable-next-line no-console
  const kind = 'monthly'
  return (
    <main title="All plans">
      <h1>Plans</h1>
      <p>Dear {name}, pick one.</p>
      <p>{open ? 'Choose a plan' : 'Come back later'}</p>
      <a href="/plans">See them all</a>
    </main>
  )
}
