import en from './en';

export default {
  ...en,
  title: 'Preise für jedes Team',
};
