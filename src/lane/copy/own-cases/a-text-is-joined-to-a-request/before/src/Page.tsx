const plan = { title: 'Save more now' }

export const load = () => fetch('/plans?name=' + plan.title)
