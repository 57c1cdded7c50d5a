const steps = [
  { label: 'Pick a plan', done: false },
  { label: 'Add your team', done: false },
];

export const current = (name: string) => steps.find((s) => s.label === name);
export const isFirst = (name: string) => name === 'Choose a plan';
