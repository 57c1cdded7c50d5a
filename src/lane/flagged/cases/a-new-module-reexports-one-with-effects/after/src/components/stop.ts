document.title = 'Offer';
export const stop = 1;
