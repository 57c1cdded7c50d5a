export const ignored = ['Buy now', 'Cancel order'];
