export const scale = {
  page: { heading: 'h2', size: 32 },
  card: { heading: 'h3', size: 20 },
};
