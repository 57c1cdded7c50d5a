export const docs = [
  { id: 1, title: '/guides/begin' },
  { id: 2, title: '/guides/teams' },
];
