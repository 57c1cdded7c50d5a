import { createBrowserRouter } from 'react-router-dom';
import { Pricing } from './pages/Pricing';

export const router = createBrowserRouter([
  { path: '/plans', element: <Pricing />, handle: { title: 'Plans for everyone' } },
]);
