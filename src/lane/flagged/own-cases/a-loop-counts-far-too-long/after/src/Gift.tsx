export function Gift() {
  const list = []
  for (let at = 0; at < 1e12; at++) list[at] = at
  return <p>{list}</p>
}
