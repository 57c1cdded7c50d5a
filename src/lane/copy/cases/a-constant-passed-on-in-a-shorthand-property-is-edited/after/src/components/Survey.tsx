import { submit } from '../api/survey';

const question = 'Would you recommend us?';

export const Survey = () => (
  <form onSubmit={() => submit({ question })}>
    <p>{question}</p>
  </form>
);
