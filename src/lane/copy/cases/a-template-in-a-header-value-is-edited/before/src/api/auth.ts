export const auth = (token: string) => ({
  headers: { Authorization: `Bearer ${token}` },
});
