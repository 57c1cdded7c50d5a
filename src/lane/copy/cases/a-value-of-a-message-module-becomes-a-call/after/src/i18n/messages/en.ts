export default {
  title: 'Plans for every team',
  cta: fetch('/cta').toString(),
};
