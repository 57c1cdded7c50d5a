import { createBrowserRouter } from 'react-router-dom';
import { Pricing } from './pages/Pricing';

export const router = createBrowserRouter([
  { path: '/pricing', element: <Pricing />, handle: { title: 'Plans and pricing' } },
]);
