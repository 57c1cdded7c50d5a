export const roleOptions = [
  { value: 'Can edit everything', label: 'Can edit everything' },
  { value: 'Can only look', label: 'Can only look' },
];
