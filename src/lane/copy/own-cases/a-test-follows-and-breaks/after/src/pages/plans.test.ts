expect(find('Plan for teams')
