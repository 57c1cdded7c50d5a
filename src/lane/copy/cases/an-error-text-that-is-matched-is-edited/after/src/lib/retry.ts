export async function retry(run: () => Promise<void>) {
  try {
    await run();
  } catch (e) {
    if ((e as Error).message.includes('timed out')) await run();
  }
}
