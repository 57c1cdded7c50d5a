
export function Page({ items, plan }) {
  return (
    <main>
      <h1>Call 0900 123 4567 for help</h1>
    </main>
  )
}
