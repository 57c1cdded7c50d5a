const statusLabels = { active: 'In progress', done: 'Finished' }
const keyOf = (label) => Object.entries(statusLabels).find((entry) => entry[1] === label)?.[0]
export function Page({ items, plan }) {
  return (
    <main>
      <b>{keyOf(plan.name)}</b>
    </main>
  )
}
