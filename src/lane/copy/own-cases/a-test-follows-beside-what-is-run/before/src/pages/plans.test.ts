exec('ls')
open(page)
expect(find('Team plan'))
