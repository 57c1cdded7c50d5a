export default {
  title: 'Plans for every team',
  lead: 'Start free, {name}.',
};
