export function acceptCookies() {
  document.cookie = 'consent=all cookies; path=/';
}
