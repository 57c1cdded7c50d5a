export const landing = {
  id: 'landing',
  strapline: 'Let the whole team ship',
  image: '/img/landing.png',
};
