const a = 1
// one
expect(find('Team plan'))
