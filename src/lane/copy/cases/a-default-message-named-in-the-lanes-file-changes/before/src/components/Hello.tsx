import { FormattedMessage } from 'react-intl';

export const Hello = ({ name }: { name: string }) => (
  <FormattedMessage id="hello" defaultMessage="Hello {name}, nice to see you" values={{ name }} />
);
