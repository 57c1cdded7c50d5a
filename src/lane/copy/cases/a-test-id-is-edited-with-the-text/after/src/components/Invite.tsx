export const Invite = () => (
  <button type="button" data-testid="Invite your team">
    Invite your team
  </button>
);
