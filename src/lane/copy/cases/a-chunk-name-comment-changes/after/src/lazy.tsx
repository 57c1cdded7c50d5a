import { lazy, Suspense } from 'react';

const Reports = lazy(() => import(/* webpackChunkName: "reports-v2" */ './Reports'));
export const View = () => <Suspense fallback={<p>Loading reports</p>}><Reports /></Suspense>;
