import { defineMessages } from 'react-intl';

export const messages = defineMessages({
  saved: { id: 'form.saved', defaultMessage: 'Saved {count} changes just now' },
  failed: { id: 'form.failed', defaultMessage: 'We could not save your changes' },
});
