
export function Page({ items, plan }) {
  return (
    <main>
      <h1>🅿🅻🅰🅽🆂 for your team</h1>
    </main>
  )
}
