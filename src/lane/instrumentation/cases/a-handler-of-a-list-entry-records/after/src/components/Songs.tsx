import { track } from '../analytics';

type Track = ((text: string) => void) & { id: string };

export const Album = ({ tracks, play }: { tracks: Track[]; play: (id: string) => void }) => (
  <ol onFocus={() => track('cta_clicked', { label: 'album' })}>
    {tracks.map((song) => (
      <li key={song.id}>
        <button
          type="button"
          onClick={() => {
            track('cta_clicked', { label: song.id });
            play(song.id);
          }}
        >
          Play
        </button>
      </li>
    ))}
  </ol>
);
