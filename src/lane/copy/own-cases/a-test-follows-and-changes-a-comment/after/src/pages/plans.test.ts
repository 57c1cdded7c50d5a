const a = 1
// two
expect(find('Plan for teams'))
