import { Alert } from '../ui/Alert';

export const Banner = ({ offline }) => (
  <Alert role="status">
    {offline ? 'No connection.' : 'All systems are running.'}
    {/* shown on most pages */}
    <p>{'Changes are kept on this device.'}</p>
  </Alert>
);
