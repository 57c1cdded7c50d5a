exec('ls')
open(page)
expect(find('Plan for teams'))
