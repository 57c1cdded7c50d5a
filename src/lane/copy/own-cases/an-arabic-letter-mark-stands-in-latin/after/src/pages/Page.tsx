
export function Page({ items, plan }) {
  return (
    <main>
      <h1>Plans ؜for your team</h1>
    </main>
  )
}
