import { lazy } from 'react';

export const Reports = lazy(() => import('./pages/Reports'));
export const title = <h1>Your reports</h1>;
