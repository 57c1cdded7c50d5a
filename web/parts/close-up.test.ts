import { expect, test } from 'vitest'
import { areaAround } from './CloseUp.tsx'

const page = { width: 1280, height: 2000 }

test('a small text is shown with enough around it to know the place', () => {
  const area = areaAround([{ x: 600, y: 300, width: 40, height: 20 }], page)

  expect(area).toMatchObject({ width: 340 })
  expect(area && area.height >= 112).toBe(true)
  expect(area && area.x + area.width / 2).toBe(620)
})

test('both the old and the new place are inside', () => {
  const area = areaAround(
    [
      { x: 100, y: 300, width: 100, height: 20 },
      { x: 700, y: 320, width: 100, height: 20 },
    ],
    page,
  )

  expect(area && area.x <= 100 && area.x + area.width >= 800).toBe(true)
})

test('the area never leaves the picture', () => {
  for (const box of [
    { x: 0, y: 0, width: 10, height: 10 },
    { x: 1270, y: 1990, width: 10, height: 10 },
    { x: 0, y: 0, width: 4000, height: 4000 },
  ]) {
    const area = areaAround([box], page)
    expect(area && area.x >= 0 && area.y >= 0).toBe(true)
    expect(area && area.x + area.width <= page.width && area.y + area.height <= page.height).toBe(true)
  }
})

test('without a place there is nothing to show', () => {
  expect(areaAround([], page)).toBeNull()
})
