export function Gift({ name }) {
  while (name) {}
  return <p>Gift</p>
}
