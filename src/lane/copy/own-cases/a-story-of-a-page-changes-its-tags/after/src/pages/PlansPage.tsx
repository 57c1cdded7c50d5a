export function PlansPage() {
  return (
    <main>
      <h1>Plan for teams</h1>
    </main>
  )
}
