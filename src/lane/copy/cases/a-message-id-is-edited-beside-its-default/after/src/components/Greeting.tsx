import { FormattedMessage } from 'react-intl';

export const Greeting = ({ name }: { name: string }) => (
  <FormattedMessage id="greeting.welcome" defaultMessage="Hello {name}" values={{ name }} />
);
