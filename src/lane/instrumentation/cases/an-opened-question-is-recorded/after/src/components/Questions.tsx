import { track } from '../analytics';

const questions = ['trial', 'pause', 'swap'];

export const Questions = ({ answers }: { answers: Record<string, string> }) => (
  <section>
    {questions.map((question) => (
      <details key={question} onToggle={() => track('question_opened', { label: question })}>
        <summary>{question}</summary>
        <p>{answers[question]}</p>
      </details>
    ))}
    <a href="/help" onClick={() => track('cta_clicked', { label: 'help' })}>
      Help
    </a>
  </section>
);
