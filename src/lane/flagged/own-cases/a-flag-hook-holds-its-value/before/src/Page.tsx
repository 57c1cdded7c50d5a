export function Page({ open }) {
  return <main></main>
}
