const maxDepth = 64

/** Counts brackets and steps of indentation without reading; quotes and comments only make it count too much. */
export function nestsTooDeep(text: string): boolean {
  let brackets = 0
  const indents: number[] = []
  for (const line of text.split('\n')) {
    for (const character of line) {
      if (character === '[' || character === '{') brackets++
      else if ((character === ']' || character === '}') && brackets > 0) brackets--
      if (brackets > maxDepth) return true
    }
    if (line.trim() === '' || brackets > 0) continue
    const indent = line.search(/[^ ]/)
    while (indents.length > 0 && (indents.at(-1) as number) >= indent) indents.pop()
    indents.push(indent)
    const inline = /^ *(?:[-?:][ \t]+)*/.exec(line)?.[0].match(/[-?:]/g)?.length ?? 0
    if (indents.length + inline > maxDepth) return true
  }
  return false
}
