const statusLabels = { active: 'Under way', done: 'Finished' }
const isShown = (row, key) => row.status === statusLabels[key]
export function Page({ items, plan }) {
  return (
    <main>
      {isShown(plan, 'x') ? <b>{statusLabels.done}</b> : null}
    </main>
  )
}
