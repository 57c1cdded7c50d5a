import { pageName } from '../analytics';
import { play } from '../audio';

export function Player({ tracks }: { tracks: { id: string }[] }) {
  const handlePlay = () => {
    play(pageName());
  };
  return (
    <button type="button" onClick={handlePlay}>
      Play
    </button>
  );
}
