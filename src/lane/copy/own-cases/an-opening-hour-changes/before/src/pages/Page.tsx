export function Page() {
  return <h1>Open 08:00 to 17:00</h1>
}
