/** Values an event may carry. Never a name, an address or anything else that tells who somebody is. */
export type EventProps = Readonly<Record<string, string | number | boolean>>;

declare global {
  interface Window {
    /** The queue a tag manager reads, where one is installed. The shop itself sends nothing anywhere. */
    dataLayer?: Record<string, unknown>[];
  }
}

/** Records an event of tracking-plan.yaml; a test compares the calls with the plan. */
export function track(event: string, props: EventProps = {}): void {
  window.dataLayer ??= [];
  window.dataLayer.push({ event, ...props });
}
