export function referrer() {
  return new URLSearchParams(location.search).get('ref');
}
