export function parse(line: string) {
  if (!line.includes(',')) throw new Error('This line has no comma');
  return line.split(',');
}
