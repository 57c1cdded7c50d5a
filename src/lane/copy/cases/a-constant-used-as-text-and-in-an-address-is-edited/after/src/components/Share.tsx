const TOPIC = 'plans for teams';

export const Share = () => (
  <a href={`/search?q=${encodeURIComponent(TOPIC)}`}>{TOPIC}</a>
);
