const close = () => document.querySelector('[data-menu="main"]').remove()
export function Page({ items, plan }) {
  return (
    <main>
      <button title="Close the menu" onClick={close} />
    </main>
  )
}
