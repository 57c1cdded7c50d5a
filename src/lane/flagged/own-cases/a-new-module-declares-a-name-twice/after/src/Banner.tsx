export function Banner() {
  return <p>New</p>
}
function Banner() {
  return <p>New</p>
}
