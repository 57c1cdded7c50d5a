const plan = { title: 'Save more now' }

export const plans = new Map([[plan.title, plan]])
