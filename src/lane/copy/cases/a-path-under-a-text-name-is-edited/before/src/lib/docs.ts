export const docs = [
  { id: 1, title: '/guides/start' },
  { id: 2, title: '/guides/teams' },
];
