import en from './en';

export default {
  title: 'Tarife für jedes Team',
};
