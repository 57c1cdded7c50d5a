const a = 1
eval('Plan for teams')
