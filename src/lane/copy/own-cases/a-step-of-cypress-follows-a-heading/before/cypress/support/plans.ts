export const openPlans = (page) => page.getByRole('heading', { name: 'Team plan' }).click()
