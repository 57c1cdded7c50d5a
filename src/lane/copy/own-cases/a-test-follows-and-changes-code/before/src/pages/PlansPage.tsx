export function PlansPage() {
  return (
    <main>
      <h1>Team plan</h1>
    </main>
  )
}
