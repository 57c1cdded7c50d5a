test('shows', () => { getByText('Plans and pricing'); expect(limit).toBe('4') })
