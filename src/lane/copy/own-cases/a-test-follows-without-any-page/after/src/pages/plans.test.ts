expect('Plan for teams')
