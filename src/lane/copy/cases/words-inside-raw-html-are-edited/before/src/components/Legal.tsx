export const Legal = () => (
  <div dangerouslySetInnerHTML={{ __html: '<p>All prices include tax.</p>' }} />
);
