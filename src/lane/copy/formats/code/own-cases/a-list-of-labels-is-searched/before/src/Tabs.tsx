const tabs = [{ label: 'Team plan' }]
const isKnown = (name) => tabs.map((tab) => tab.label).includes(name)
export function Page({ items, plan }) {
  return (
    <main>
      {isKnown(plan) ? <b>{tabs[0].label}</b> : null}
    </main>
  )
}
