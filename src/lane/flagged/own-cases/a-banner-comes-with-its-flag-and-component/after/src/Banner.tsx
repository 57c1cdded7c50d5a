export function Banner() {
  return <p>New</p>
}
