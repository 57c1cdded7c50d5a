import { forwardRef, memo } from 'react';
import { track } from '../analytics';

export const Field = memo(
  forwardRef<HTMLInputElement, { label: string; focus: () => void }>(function Field({ label, focus }, ref) {
    const id = `field-${label}`;
    return <input id={id} ref={ref} onFocus={focus} />;
  }),
);

export default function () {
  const label = 'Plans';
  return <h1>{label}</h1>;
}
