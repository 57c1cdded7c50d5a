export function Page() {
  return <h1>Plans for your team ⓘ</h1>
}
