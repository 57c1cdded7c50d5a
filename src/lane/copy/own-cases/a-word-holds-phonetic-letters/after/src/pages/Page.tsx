export function Page() {
  return <h1>Sign in with Pɑypal</h1>
}
