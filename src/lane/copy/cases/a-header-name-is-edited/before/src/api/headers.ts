export const headers = (token: string) => ({
  'X-Requested-By': 'web app',
  Authorization: `Bearer ${token}`,
});
