const close = () => document.querySelector('[data-menu="main"]').remove()
export function Page({ items, plan }) {
  return (
    <main>
      <button title="Close menu" onClick={close} />
    </main>
  )
}
