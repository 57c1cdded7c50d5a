export function focusSearch() {
  document.querySelector<HTMLInputElement>('main form input')?.focus();
}
