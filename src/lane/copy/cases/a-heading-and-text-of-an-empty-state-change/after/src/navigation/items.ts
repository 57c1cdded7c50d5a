import type { Item } from './types';

export const items: Item[] = [
  { to: '/inbox', icon: 'inbox', label: 'Your inbox', tooltip: 'Everything that waits for you' },
  { to: '/done', icon: 'check', label: 'Finished work', tooltip: 'What the team has shipped' },
];

export const empty = {
  heading: 'All done',
  text: "Enjoy the silence, you've answered everything.",
  cta: 'Invite someone to your team',
} as const;
