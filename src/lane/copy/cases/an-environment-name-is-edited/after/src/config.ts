export const apiBase = process.env['INTERNAL_API_BASE'] ?? '';
export const release = process.env.NODE_ENV === 'production' ? 'live' : 'test';
