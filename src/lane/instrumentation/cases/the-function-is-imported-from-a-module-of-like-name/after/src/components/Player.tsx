import { track } from './analytics';
import { play } from '../audio';

export function Player({ tracks }: { tracks: { id: string }[] }) {
  const handlePlay = () => {
    track('cta_clicked');
    play(tracks[0].id);
  };
  return (
    <button type="button" onClick={handlePlay}>
      Play
    </button>
  );
}
