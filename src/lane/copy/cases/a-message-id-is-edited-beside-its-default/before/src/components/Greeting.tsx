import { FormattedMessage } from 'react-intl';

export const Greeting = ({ name }: { name: string }) => (
  <FormattedMessage id="greeting.hello" defaultMessage="Hello {name}" values={{ name }} />
);
