import { lazy } from 'react';

export const Reports = lazy(() => import('./pages/ReportsBeta'));
export const title = <h1>All reports</h1>;
