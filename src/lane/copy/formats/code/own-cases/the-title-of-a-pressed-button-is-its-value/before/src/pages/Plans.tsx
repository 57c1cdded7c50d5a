const pick = (event) => choose(event.currentTarget.getAttribute('aria-label'))
export function Page({ items, plan }) {
  return (
    <main>
      <button aria-label="Small team" onClick={pick} />
    </main>
  )
}
