const texts = { title: 'Nobody owns this', label: 'Many owners' }
const isKnown = (owner) => Object.values(texts).includes(owner)
export function Page({ items, plan }) {
  return (
    <main>
      {isKnown(plan.owner) ? <b>{texts.title}</b> : null}
    </main>
  )
}
