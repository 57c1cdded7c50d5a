export function later() {
  setTimeout('showNotice("Saved for later")', 100);
}
