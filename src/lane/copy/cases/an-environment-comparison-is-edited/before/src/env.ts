export const isLive = process.env.NODE_ENV === 'production';
export const banner = { title: 'This is a test system', show: !isLive };
