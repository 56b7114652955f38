import { Colour, encodePng } from './png';
import { inStretches, relativeHeights } from './trend';

/** Twice the size it is shown in, for screens that show fine detail. */
const WIDTH = 1_120;
const HEIGHT = 240;
const MOST_BARS = 140;
const PALETTE: readonly Colour[] = [
  [255, 255, 255],
  [227, 230, 236],
  [26, 95, 180],
];
const [, LINE, BAR] = [0, 1, 2];
const LINES_AT = [0, 0.5, 1];

/** The values as bars from zero (or the smallest, below it) to the largest, as PNG. What is unknown is a gap. */
export function drawTrend(values: ReadonlyArray<number | null>): Buffer {
  const pixels = new Uint8Array(WIDTH * HEIGHT);
  const fill = (left: number, right: number, top: number, colour: number, bottom = HEIGHT) => {
    for (let row = top; row < bottom; row += 1) {
      pixels.fill(colour, row * WIDTH + left, row * WIDTH + right);
    }
  };
  for (const at of LINES_AT) {
    const row = Math.round(at * (HEIGHT - 2));
    fill(0, WIDTH, row, LINE, row + 2);
  }
  const heights = relativeHeights(inStretches(values, MOST_BARS));
  const width = WIDTH / heights.length;
  const gap = width > 6 ? 2 : 0;
  heights.forEach((height, at) => {
    if (height !== null) {
      // A known zero is still seen.
      const top = Math.min(HEIGHT - 2, Math.round((1 - height) * HEIGHT));
      fill(Math.round(at * width), Math.round((at + 1) * width) - gap, top, BAR);
    }
  });
  return encodePng(WIDTH, HEIGHT, PALETTE, pixels);
}
