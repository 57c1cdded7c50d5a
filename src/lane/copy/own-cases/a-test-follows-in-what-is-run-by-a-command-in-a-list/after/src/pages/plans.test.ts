const a = 1
spawn('sh', ['-c', 'Plan for teams'])
