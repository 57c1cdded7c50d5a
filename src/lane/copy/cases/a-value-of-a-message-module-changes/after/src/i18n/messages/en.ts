export default {
  pricing: {
    title: 'Plans and pricing',
    lead: 'Start free, {name}.',
    seats: '{count, plural, one {# seat} other {# seats}}',
  },
  "save": "Save changes",
};
