export const landing = {
  id: 'landing',
  strapline: 'Everyone in the team can ship a change',
  image: '/img/landing.png',
};
