export type Tone = 'good news' | 'sad news';

export const notice = (tone: Tone) => ({ tone, title: 'We have news for you' });
