import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import type { PictureDifference } from '../../evidence/ports.ts'

/** How far apart the colours of a pixel may be, 0 to 1: edges of letters are drawn a shade differently from run to run. */
const threshold = 0.1
const cellPixels = 16
const mostBoxes = 20

/** Compares two pictures, top left corners together; what one has and the other has not counts as different. */
export function pictureDifference(before: Uint8Array, after: Uint8Array): PictureDifference {
  const [one, two] = [PNG.sync.read(Buffer.from(before)), PNG.sync.read(Buffer.from(after))]
  const width = Math.max(one.width, two.width)
  const height = Math.max(one.height, two.height)
  const drawn = new PNG({ width, height })

  const changed = pixelmatch(widened(one, width, height), widened(two, width, height), drawn.data, width, height, {
    threshold,
    alpha: 0.25,
    diffColor: [214, 40, 57],
    // Edges that are only smoothed differently do not count; in a changed word they should look like part of it.
    aaColor: [236, 150, 158],
  })

  return {
    png: PNG.sync.write(drawn, { deflateLevel: 4, filterType: 1, colorType: 2 }),
    changedShare: changed / (width * height),
    boxes: changed === 0 ? [] : areas(drawn.data, width, height),
  }
}

/** See-through pixels around the smaller picture differ from every real one. */
function widened(picture: PNG, width: number, height: number): Uint8Array {
  if (picture.width === width && picture.height === height) return picture.data
  const wide = new PNG({ width, height })
  wide.data.fill(0)
  PNG.bitblt(picture, wide, 0, 0, picture.width, picture.height, 0, 0)
  return wide.data
}

/** Cells with a changed pixel, joined with their neighbours to boxes. */
function areas(drawn: Uint8Array, width: number, height: number): PictureDifference['boxes'] {
  const columns = Math.ceil(width / cellPixels)
  const rows = Math.ceil(height / cellPixels)
  const cells = new Uint8Array(columns * rows)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4
      if (drawn[at] !== 214 || drawn[at + 1] !== 40 || drawn[at + 2] !== 57) continue
      cells[Math.floor(y / cellPixels) * columns + Math.floor(x / cellPixels)] = 1
    }
  }

  const boxes: { x: number; y: number; width: number; height: number }[] = []
  for (let start = 0; start < cells.length; start += 1) {
    if (cells[start] !== 1) continue
    let [left, top, right, bottom] = [columns, rows, 0, 0]
    const open = [start]
    cells[start] = 2
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      const [x, y] = [cell % columns, Math.floor(cell / columns)]
      left = Math.min(left, x)
      top = Math.min(top, y)
      right = Math.max(right, x)
      bottom = Math.max(bottom, y)
      for (const [nextX, nextY] of [
        [x - 1, y],
        [x + 1, y],
        [x, y - 1],
        [x, y + 1],
      ] as const) {
        const next = nextY * columns + nextX
        if (nextX < 0 || nextX >= columns || nextY < 0 || nextY >= rows || cells[next] !== 1) continue
        cells[next] = 2
        open.push(next)
      }
    }
    const [x, y] = [left * cellPixels, top * cellPixels]
    boxes.push({
      x,
      y,
      width: Math.min((right + 1) * cellPixels, width) - x,
      height: Math.min((bottom + 1) * cellPixels, height) - y,
    })
  }
  return boxes.sort((a, b) => b.width * b.height - a.width * a.height).slice(0, mostBoxes)
}
