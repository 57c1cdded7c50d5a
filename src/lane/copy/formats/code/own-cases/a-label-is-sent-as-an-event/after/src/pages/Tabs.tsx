import { track } from '../track'
const tabs = [{ label: 'Plan for teams' }]
export function Page({ items, plan }) {
  return (
    <main>
      {tabs.map((tab) => <b onClick={() => track('tab', { tab: tab.label })}>{tab.label}</b>)}
    </main>
  )
}
