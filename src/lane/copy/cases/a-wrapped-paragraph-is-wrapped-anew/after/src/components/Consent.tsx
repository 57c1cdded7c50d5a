export function Consent({ name }: { name: string }) {
  return (
    <div role="dialog" aria-label="Cookies">
      <p>We don&apos;t sell your data,&nbsp;{name}. Read our terms &amp; conditions.</p>
      <p>
        Cookies help us remember you, keep you signed in and show you what
        matters to you. You can change your mind at any time in the settings
        of your account.
      </p>
      <button type="button">Accept all &hellip;</button>
      <button type="button" aria-label="Reject all cookies">Reject all</button>
    </div>
  );
}
