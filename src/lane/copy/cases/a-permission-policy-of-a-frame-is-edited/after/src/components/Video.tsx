export const Video = () => (
  <iframe src="/embed/intro" title="Introduction video" allow="fullscreen" sandbox="allow-scripts allow-same-origin" />
);
