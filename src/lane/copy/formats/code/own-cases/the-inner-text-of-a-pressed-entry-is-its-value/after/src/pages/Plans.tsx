const pick = (event) => choose(event.target.innerText)
export function Page({ items, plan }) {
  return (
    <main>
      <li onClick={pick}>A small team</li>
    </main>
  )
}
