export const Seo = () => (
  <script type="application/ld+json">{`{ "@type": "Organization", "name": "Acme Stores" }`}</script>
);
