import { defineMessages } from 'react-intl';

export const messages = defineMessages({
  saved: { id: 'form.saved', defaultMessage: 'Saved all changes just now' },
});
