export function Gift() {
  for (;;) {}
  return <p>Gift</p>
}
