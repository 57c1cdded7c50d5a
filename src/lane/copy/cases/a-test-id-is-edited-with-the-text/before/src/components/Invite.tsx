export const Invite = () => (
  <button type="button" data-testid="Invite people">
    Invite people
  </button>
);
