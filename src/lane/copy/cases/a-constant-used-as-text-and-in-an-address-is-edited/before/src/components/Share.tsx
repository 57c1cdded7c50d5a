const TOPIC = 'team plans';

export const Share = () => (
  <a href={`/search?q=${encodeURIComponent(TOPIC)}`}>{TOPIC}</a>
);
