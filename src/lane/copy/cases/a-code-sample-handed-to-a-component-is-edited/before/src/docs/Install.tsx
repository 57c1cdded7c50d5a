import { CodeBlock } from '../ui/CodeBlock';

const sample = `npm install acme-client
npx acme login`;

export const Install = () => <CodeBlock language="sh" code={sample} />;
