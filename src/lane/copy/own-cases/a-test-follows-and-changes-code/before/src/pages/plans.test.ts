const a = 1

expect(find('Team plan')).toBe(true)
