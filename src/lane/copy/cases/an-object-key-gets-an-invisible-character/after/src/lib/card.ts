export const card = {
  title: 'The company card',
  lim‌it: 500,
};
