test('a', () => {
  expect(find(`Plan for teams${x}`)).toBe(true)
})
