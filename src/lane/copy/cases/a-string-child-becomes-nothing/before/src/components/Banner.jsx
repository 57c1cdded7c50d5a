import { Alert } from '../ui/Alert';

export const Banner = ({ offline }) => (
  <Alert role="status">
    {offline ? 'You are offline.' : 'All systems are running.'}
    {/* shown on every page */}
    <p>{'Changes are kept on this device.'}</p>
  </Alert>
);
