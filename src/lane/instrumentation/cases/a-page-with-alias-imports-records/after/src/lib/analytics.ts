export const trackEvent = (name: string, props?: Record<string, unknown>) => {
  window.posthog?.capture(name, props);
};
