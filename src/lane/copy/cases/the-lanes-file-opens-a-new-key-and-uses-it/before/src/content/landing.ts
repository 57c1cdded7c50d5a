export const landing = { code: 'spring sale', strapline: 'Ship with your whole team' };
