test('a', () => {
  expect(find(`Team plan`)).toBe(true)
})
