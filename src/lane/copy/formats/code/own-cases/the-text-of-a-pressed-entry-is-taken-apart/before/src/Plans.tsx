const pick = (event) => { const { innerText } = event.target; choose(innerText) }
export function Page({ items, plan }) {
  return (
    <main>
      <li onClick={pick}>{plan ? 'Small team' : 'Big team'}</li>
    </main>
  )
}
