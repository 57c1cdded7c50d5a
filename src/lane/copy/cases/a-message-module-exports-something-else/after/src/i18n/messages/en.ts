export const en = {
  title: 'Plans and pricing',
};
