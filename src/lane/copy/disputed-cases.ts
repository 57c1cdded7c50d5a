/** Cases whose expectation is not what the specification says, with the reason. Reported by the suite, not judged by it. */
export const disputedCases: Readonly<Record<string, string>> = {}
