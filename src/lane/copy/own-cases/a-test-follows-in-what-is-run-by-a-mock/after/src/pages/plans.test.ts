const a = 1
vi.mock('Plan for teams')
