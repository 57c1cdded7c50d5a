export const plans = ['Plan for teams']
