import { defineMessages } from 'react-intl';

export const messages = defineMessages({
  saved: { id: 'form.saved', defaultMessage: '{count} changes are saved' },
  failed: { id: 'form.failed', defaultMessage: 'Saving did not work' },
});
