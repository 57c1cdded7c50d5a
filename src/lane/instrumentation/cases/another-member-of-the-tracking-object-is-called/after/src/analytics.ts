export const analytics = {
  track(event: string, props = {}) {
    window.dataLayer.push({ event, ...props });
  },
  identify(id: string) {
    window.dataLayer.push({ id });
  },
};
