test('shows', () => { getByText('Plans'); expect(limit).toBe('3') })
