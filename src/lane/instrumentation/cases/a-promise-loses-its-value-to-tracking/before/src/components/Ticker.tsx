import { useCallback, useEffect } from 'react';
import { track } from '../analytics';
import { feed } from '../feed';

export function Ticker({ room, onNews }: { room: string; onNews: (text: string) => void }) {
  useEffect(() => feed.subscribe(room, onNews), [room, onNews]);

  const load = useCallback(() => fetch(`/rooms/${room}`).then((answer) => answer.json()), [room]);

  const first = () => {
    const next = feed.next
    ;[0].forEach(next)
  };

  async function publish(text: string) {
    'use server';
    await feed.publish(room, text);
  }

  function leave(force: boolean) {
    if (force) feed.leave(room);
    const seat = feed.seat(room);
    feed.free(seat);
  }

  return (
    <button type="button" onClick={() => leave(false)} onFocus={first} onBlur={() => publish('bye')} onInput={load}>
      Leave
    </button>
  );
}
