export function focusSearch() {
  document.querySelector<HTMLInputElement>('main form button')?.focus();
}
