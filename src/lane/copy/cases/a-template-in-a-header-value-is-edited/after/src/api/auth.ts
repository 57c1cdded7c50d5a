export const auth = (token: string) => ({
  headers: { Authorization: `Basic ${token}` },
});
