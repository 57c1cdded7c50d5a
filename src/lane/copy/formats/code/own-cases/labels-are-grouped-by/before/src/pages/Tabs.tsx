const tabs = [{ label: 'Team plan', price: 4 }]
export const groups = Map.groupBy(tabs, (tab) => tab.label)
export function Page({ items, plan }) {
  return (
    <main>
      {tabs.map((tab) => <b>{tab.label}</b>)}
    </main>
  )
}
