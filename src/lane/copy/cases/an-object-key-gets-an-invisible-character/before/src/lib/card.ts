export const card = {
  title: 'Your company card',
  limit: 500,
};
