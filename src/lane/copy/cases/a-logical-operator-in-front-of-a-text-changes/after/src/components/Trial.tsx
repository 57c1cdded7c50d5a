export function Trial({ expired }: { expired: boolean }) {
  return (
    <div role="alert">
      {expired || 'Your trial has ended.'}
    </div>
  );
}
