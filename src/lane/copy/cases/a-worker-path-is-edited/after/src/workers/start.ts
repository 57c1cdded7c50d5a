export function startWorker() {
  return new Worker(new URL('./import worker.js', import.meta.url), { type: 'module' });
}
