export type Tone = 'good news' | 'bad news';

export const notice = (tone: Tone) => ({ tone, title: 'We have news for you' });
