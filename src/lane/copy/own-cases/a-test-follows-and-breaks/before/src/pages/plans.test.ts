expect(find('Team plan'))
