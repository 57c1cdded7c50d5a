export default {
  pricing: {
    title: 'Plans for every team',
    lead: 'Start free, {name}.',
    seats: '{count, plural, one {# seat} other {# seats}}',
  },
  "save": "Save changes",
};
