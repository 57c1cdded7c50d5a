export function later() {
  setTimeout('showNotice("Saved")', 100);
}
