import { expect, test } from '@playwright/test';

test('an order can be placed', async ({ page }) => {
  await page.goto('/checkout');
  await page.getByRole('button', { name: 'Place your order' }).click();
  await expect(page.getByText('Thank you')).toBeVisible();
});
