export const plans = ['Team plan']
