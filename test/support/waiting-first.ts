import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Tests that start the whole product spend most of their time waiting for it. */
const waits = /\/test\/(?:journey|crash|large)\/|\/src\/platform\/(?:browser|jobs|product|postgres)\/|\/src\/cli\//

/**
 * Files whose tests wait for servers and browsers begin first, so that the many that only count fill their pauses; at the end
 * nobody waits alone. Without it a clean clone runs the largest files first, and idles through the last minutes.
 */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [
      ...sorted.filter((file) => waits.test(file.moduleId)),
      ...sorted.filter((file) => !waits.test(file.moduleId)),
    ]
  }
}
