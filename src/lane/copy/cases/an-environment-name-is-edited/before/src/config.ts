export const apiBase = process.env['PUBLIC_API_BASE'] ?? '';
export const release = process.env.NODE_ENV === 'production' ? 'live' : 'test';
