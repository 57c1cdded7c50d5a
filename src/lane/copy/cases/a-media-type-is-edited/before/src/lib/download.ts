export function download(rows: string[]) {
  const blob = new Blob([rows.join('\n')], { type: 'text/csv' });
  return URL.createObjectURL(blob);
}
