expect(find('Team plan')
