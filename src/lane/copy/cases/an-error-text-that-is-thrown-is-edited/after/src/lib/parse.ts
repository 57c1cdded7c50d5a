export function parse(line: string) {
  if (!line.includes(',')) throw new Error('A comma is missing here');
  return line.split(',');
}
