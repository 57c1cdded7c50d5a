export type EventProps = Readonly<Record<string, string | number | boolean>>;

/** Records an event of tracking-plan.yaml. */
export function track(event: string, props: EventProps = {}): void {
  window.dataLayer ??= [];
  window.dataLayer.push({ event, ...props });
}

export function trackRaw(event: string, props: unknown): void {
  navigator.sendBeacon('/collect', JSON.stringify({ event, props }));
}

export const pageName = (): string => window.location.pathname;
