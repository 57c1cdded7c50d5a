export function Page() {
  return <h1>Open 07:30 to 18:00</h1>
}
