const tabs = [{ label: 'Plan for teams', price: 4 }]
const byPrice = Object.fromEntries(tabs.map((tab) => [tab.price, tab.label]))
export function Page({ items, plan }) {
  return (
    <main>
      <b>{byPrice[4]}</b>
    </main>
  )
}
