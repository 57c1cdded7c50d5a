const a = 1

expect(find('Plan for teams')).toBe(false)
