test("a", () => {
  expect(
    <h1>
      Plan for teams
    </h1>,
  ).toBe(true)
})
