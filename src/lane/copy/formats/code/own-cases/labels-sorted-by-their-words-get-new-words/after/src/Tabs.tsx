const tabs = [{ label: 'Plan for teams', id: 'team' }, { label: 'Solo plan', id: 'solo' }]
export function Page({ items, plan }) {
  return (
    <main>
      {tabs.toSorted((a, b) => a.label.localeCompare(b.label)).map((tab) => <b key={tab.id}>{tab.label}</b>)}
    </main>
  )
}
