/** Says something to people who use a screen reader, without moving the focus. The element is in App.tsx. */
export function announce(message: string): void {
  const status = document.getElementById('announcements');
  if (status) status.textContent = message;
}
