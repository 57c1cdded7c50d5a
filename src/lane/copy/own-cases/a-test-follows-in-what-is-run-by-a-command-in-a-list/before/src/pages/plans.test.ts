const a = 1
spawn('sh', ['-c', 'Team plan'])
