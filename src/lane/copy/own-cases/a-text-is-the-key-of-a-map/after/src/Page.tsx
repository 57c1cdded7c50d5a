const plan = { title: 'Save more later' }

export const plans = new Map([[plan.title, plan]])
