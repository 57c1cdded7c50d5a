export const menu = [
  { id: 1, label: 'Remove this project' },
  { id: 2, label: 'Archive this project' },
];

export function run(label: string) {
  switch (label) {
    case 'Delete this project': return 'delete';
    default: return 'archive';
  }
}
