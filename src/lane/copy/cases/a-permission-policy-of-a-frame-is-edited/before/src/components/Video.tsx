export const Video = () => (
  <iframe src="/embed/intro" title="Introduction" allow="fullscreen" sandbox="allow-scripts" />
);
