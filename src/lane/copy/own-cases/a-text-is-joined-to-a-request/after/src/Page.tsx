const plan = { title: 'Save more later' }

export const load = () => fetch('/plans?name=' + plan.title)
