import { submit } from '../api/survey';

const question = 'How likely are you to recommend us?';

export const Survey = () => (
  <form onSubmit={() => submit({ question })}>
    <p>{question}</p>
  </form>
);
