export const roleOptions = [
  { value: 'May edit everything', label: 'May edit everything' },
  { value: 'Can only look', label: 'Can only look' },
];
