export const openPlans = (page) => page.getByRole('heading', { name: 'Plan for teams' }).click()
