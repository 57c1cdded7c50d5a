export default {
  pricing: {
    title: 'Plans for every team',
    lead: 'Start free, {name}.',
    seats: '{count, plural, one {# member} other {# members}}',
  },
  "save": "Save changes",
};
