import { notify } from './notify';

export async function exportRows(run: () => Promise<void>) {
  await run();
  notify.show('Your file is ready.');
}
