export const headers = (token: string) => ({
  'X-Requested-With': 'web app',
  Authorization: `Bearer ${token}`,
});
