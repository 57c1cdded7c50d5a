export default {
  title: 'Plans for every team',
  cta: 'Start free trial',
};
