export default {
  pricing: {
    title: 'Plans for every team',
    lead: 'Welcome, {name}. Start for free.',
    seats: '{count, plural, one {# seat} other {# seats}}',
  },
  "save": "Save changes",
};
