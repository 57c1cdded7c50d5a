export default {
  title: 'Plans for every team',
  lead: 'Start for free.',
};
