// Without consent nobody has an id, and without an id nobody takes part in an experiment.
const key = 'tamber.visitor';

export function visitorId(): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null; // storage is blocked: the same as no consent
  }
}

export function rememberVisitor(wanted: boolean): void {
  try {
    if (wanted) window.localStorage.setItem(key, randomId());
    else window.localStorage.removeItem(key);
  } catch {
    // storage is blocked: there is nothing to remember it in
  }
}

function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
