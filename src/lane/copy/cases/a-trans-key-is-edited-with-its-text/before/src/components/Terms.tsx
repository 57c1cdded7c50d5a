import { Trans } from 'react-i18next';

export const Terms = () => (
  <Trans i18nKey="signup.terms">
    By signing up you accept our <a href="/terms">terms</a>.
  </Trans>
);
