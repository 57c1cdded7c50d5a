export function middleware() {
  return undefined;
}
