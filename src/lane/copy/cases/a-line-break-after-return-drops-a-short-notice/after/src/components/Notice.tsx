export function Notice({ show }: { show: boolean }) {
  if (!show) return null;
  return
    <p role="status">Your changes are saved.</p>;
}
