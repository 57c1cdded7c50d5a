export function ready() {
  window.parent.postMessage('frame is ready', '*');
}
