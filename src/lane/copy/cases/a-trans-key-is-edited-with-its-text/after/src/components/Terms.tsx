import { Trans } from 'react-i18next';

export const Terms = () => (
  <Trans i18nKey="signup.legal">
    By creating an account you accept our <a href="/terms">terms</a>.
  </Trans>
);
