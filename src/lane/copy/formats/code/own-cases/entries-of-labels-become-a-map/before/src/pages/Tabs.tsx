const tabs = [{ label: 'Team plan', price: 4 }]
export const byLabel = Object.fromEntries(tabs.map((tab) => [tab.label, tab]))
export function Page({ items, plan }) {
  return (
    <main>
      {tabs.map((tab) => <b>{tab.label}</b>)}
    </main>
  )
}
