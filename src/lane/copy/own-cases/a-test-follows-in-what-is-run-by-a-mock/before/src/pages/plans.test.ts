const a = 1
vi.mock('Team plan')
