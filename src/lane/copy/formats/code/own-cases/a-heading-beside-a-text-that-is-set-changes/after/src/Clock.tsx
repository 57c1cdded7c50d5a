const tick = (event) => { event.currentTarget.textContent = String(Date.now()) }
export function Page({ items, plan }) {
  return (
    <main>
      <h1>The time now</h1>
      <time onClick={tick} />
    </main>
  )
}
