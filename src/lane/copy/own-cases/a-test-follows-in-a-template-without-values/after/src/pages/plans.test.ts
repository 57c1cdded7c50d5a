test('a', () => {
  expect(find(`Plan for teams`)).toBe(true)
})
