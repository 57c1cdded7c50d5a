import Script from 'next/script';

export const Analytics = () => (
  <Script id="init">{`window.dataLayer = window.dataLayer || []; dataLayer.push("page view")`}</Script>
);
