import { createBrowserRouter } from 'react-router';
import { flag } from './flags';
import { Home } from './pages/Home';

export const router = createBrowserRouter([
  { path: '/', element: <Home /> },
  flag('new-offer') && { path: '/offer', element: <p>Two months for one</p> },
]);
