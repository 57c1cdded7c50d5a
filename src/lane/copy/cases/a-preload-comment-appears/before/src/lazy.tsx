import { lazy, Suspense } from 'react';

const Reports = lazy(() => import('./Reports'));
export const View = () => <Suspense fallback={<p>Loading</p>}><Reports /></Suspense>;
