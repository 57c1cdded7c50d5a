export const Legal = () => (
  <div dangerouslySetInnerHTML={{ __html: '<p>Prices include tax.</p>' }} />
);
