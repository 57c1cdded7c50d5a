test('a', () => {
  expect(find(`Team plan${x}`)).toBe(true)
})
