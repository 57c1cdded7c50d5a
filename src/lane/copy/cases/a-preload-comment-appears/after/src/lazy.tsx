import { lazy, Suspense } from 'react';

const Reports = lazy(() => import(/* webpackPreload: true */ './Reports'));
export const View = () => <Suspense fallback={<p>Loading reports</p>}><Reports /></Suspense>;
