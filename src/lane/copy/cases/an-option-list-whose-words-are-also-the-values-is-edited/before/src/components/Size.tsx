const sizes = ['Extra small', 'Medium sized', 'Extra large'];

export function Size({ onPick }: { onPick: (size: string) => void }) {
  return (
    <select aria-label="Size" onChange={(e) => onPick(e.target.value)}>
      {sizes.map((s) => <option key={s} value={s}>{s}</option>)}
    </select>
  );
}
