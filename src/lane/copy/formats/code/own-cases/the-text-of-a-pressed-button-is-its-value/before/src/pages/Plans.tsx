
export function Page({ items, plan }) {
  return (
    <main>
      <button onClick={(event) => choose(event.currentTarget.textContent)}>Small team</button>
    </main>
  )
}
