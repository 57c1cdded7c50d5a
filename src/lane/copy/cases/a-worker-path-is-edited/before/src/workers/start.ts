export function startWorker() {
  return new Worker(new URL('./export worker.js', import.meta.url), { type: 'module' });
}
