test("a", () => {
  expect(
    <h1>
      Team plan
    </h1>,
  ).toBe(true)
})
