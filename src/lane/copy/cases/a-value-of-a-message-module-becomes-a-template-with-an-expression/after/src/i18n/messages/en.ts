export default {
  title: 'Plans for every team',
  year: `All rights reserved ${process.env.SECRET}`,
};
