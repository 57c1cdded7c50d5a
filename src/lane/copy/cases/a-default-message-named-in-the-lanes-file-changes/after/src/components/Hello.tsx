import { FormattedMessage } from 'react-intl';

export const Hello = ({ name }: { name: string }) => (
  <FormattedMessage id="hello" defaultMessage="Welcome back, {name}" values={{ name }} />
);
