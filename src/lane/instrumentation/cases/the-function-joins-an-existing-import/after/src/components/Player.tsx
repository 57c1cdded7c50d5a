import { pageName, track } from '../analytics';
import { play } from '../audio';

export function Player({ tracks }: { tracks: { id: string }[] }) {
  const handlePlay = () => {
    track('cta_clicked', { label: 'play' });
    play(pageName());
  };
  return (
    <button type="button" onClick={handlePlay}>
      Play
    </button>
  );
}
