const pick = (event) => choose(event.currentTarget.getAttribute('aria-label'))
export function Page({ items, plan }) {
  return (
    <main>
      <button aria-label="A small team" onClick={pick} />
    </main>
  )
}
