export const errors = {
  timeout: { status: 504, message: 'ERR_TOO_SLOW' },
  limit: { status: 429, message: 'ERR_RATE_LIMIT' },
};
