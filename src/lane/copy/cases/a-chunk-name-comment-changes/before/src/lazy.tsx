import { lazy, Suspense } from 'react';

const Reports = lazy(() => import(/* webpackChunkName: "reports" */ './Reports'));
export const View = () => <Suspense fallback={<p>Loading</p>}><Reports /></Suspense>;
