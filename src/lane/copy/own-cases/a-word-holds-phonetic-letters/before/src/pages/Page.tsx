export function Page() {
  return <h1>Sign in with Paypal</h1>
}
