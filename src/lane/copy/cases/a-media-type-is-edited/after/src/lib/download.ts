export function download(rows: string[]) {
  const blob = new Blob([rows.join('\n')], { type: 'text/html' });
  return URL.createObjectURL(blob);
}
