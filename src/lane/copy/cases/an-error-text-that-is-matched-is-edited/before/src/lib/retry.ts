export async function retry(run: () => Promise<void>) {
  try {
    await run();
  } catch (e) {
    if ((e as Error).message.includes('took too long')) await run();
  }
}
