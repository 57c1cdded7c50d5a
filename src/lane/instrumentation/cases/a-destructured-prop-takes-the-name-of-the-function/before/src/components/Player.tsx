import { track } from '../analytics';
import { play } from '../audio';

export function Player({ tracks, track }: { tracks: { id: string }[]; track: (id: string) => void }) {
  const handlePlay = () => {
    play(tracks[0].id);
  };
  return (
    <button type="button" onClick={handlePlay}>
      Play
    </button>
  );
}
