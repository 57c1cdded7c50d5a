import type { Item } from './types';

export const items: Item[] = [
  { to: '/inbox', icon: 'inbox', label: 'Inbox and mentions', tooltip: 'Everything that waits for you' },
  { to: '/done', icon: 'check', label: 'Finished work', tooltip: 'What the team has shipped' },
];

export const empty = {
  heading: 'Nothing waits for you',
  text: "You've answered everything. Enjoy the silence!",
  cta: 'Invite someone to your team',
} as const;
