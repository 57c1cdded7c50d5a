export const landing = { code: 'summer sale', strapline: 'Ship with your whole team' };
