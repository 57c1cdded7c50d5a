
export function Page({ items, plan }) {
  return (
    <main>
      <h1>See \\\\evil\\plans</h1>
    </main>
  )
}
