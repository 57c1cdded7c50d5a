const a = 1
fetch('Plan for teams')
