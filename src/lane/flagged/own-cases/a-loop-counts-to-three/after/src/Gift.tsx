export function Gift() {
  const list = []
  for (let at = 0; at < 3; at++) list[at] = at
  for (let at = 9; at > 3; at -= 2) list[at] = at
  for (const name of list) list[0] = name
  return <p>{list}</p>
}
