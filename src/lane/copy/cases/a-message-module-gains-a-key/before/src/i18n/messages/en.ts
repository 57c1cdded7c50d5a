export default {
  title: 'Plans for every team',
};
