export const scale = {
  page: { heading: 'h1', size: 32 },
  card: { heading: 'h3', size: 20 },
};
