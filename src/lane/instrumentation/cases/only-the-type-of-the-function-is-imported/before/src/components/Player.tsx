import { play } from '../audio';

export function Player({ tracks }: { tracks: { id: string }[] }) {
  const handlePlay = () => {
    play(tracks[0].id);
  };
  return (
    <button type="button" onClick={handlePlay}>
      Play
    </button>
  );
}
