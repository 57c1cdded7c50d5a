const statusLabels = { active: 'In progress', done: 'Finished' }
export function Page({ items, plan }) {
  return (
    <main>
      <select>{Object.entries(statusLabels).map(([value, label]) => <option value={value} key={value}>{label}</option>)}</select>
    </main>
  )
}
