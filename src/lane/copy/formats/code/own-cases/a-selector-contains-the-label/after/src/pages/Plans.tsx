const close = () => document.querySelector('[aria-label="Close menu"]').click()
export function Page({ items, plan }) {
  return (
    <main>
      <button aria-label="Close the menu" />
    </main>
  )
}
