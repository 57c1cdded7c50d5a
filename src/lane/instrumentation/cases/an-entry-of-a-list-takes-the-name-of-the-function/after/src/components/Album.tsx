import { track } from '../analytics';

type Track = ((text: string) => void) & { id: string };

export const Album = ({ tracks, play }: { tracks: Track[]; play: (id: string) => void }) => (
  <ol onFocus={() => track('cta_clicked', { label: 'album' })}>
    {tracks.map((track) => (
      <li key={track.id}>
        <button
          type="button"
          onClick={() => {
            track('cta_clicked');
            play(track.id);
          }}
        >
          Play
        </button>
      </li>
    ))}
  </ol>
);
