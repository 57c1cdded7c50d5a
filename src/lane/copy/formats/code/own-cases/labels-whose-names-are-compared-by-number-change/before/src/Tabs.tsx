const tabs = [{ label: 'Team plan', price: 4 }]
const byPrice = Object.fromEntries(tabs.map((tab) => [tab.price, tab.label]))
export function Page({ items, plan }) {
  return (
    <main>
      <b>{byPrice[4]}</b>
    </main>
  )
}
