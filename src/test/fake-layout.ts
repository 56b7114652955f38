const SIZE = { width: 400, height: 800 };
const WIDTH_OF_A_LETTER = 8;

/** jsdom lays nothing out, and virtual lists show only what fits: this gives every element a place and a size. */
export function fakeLayout(): void {
  const box: DOMRect = {
    ...SIZE,
    x: 0,
    y: 0,
    top: 0,
    left: 0,
    right: SIZE.width,
    bottom: SIZE.height,
    toJSON: () => SIZE,
  };
  jest.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(box);
  jest.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(SIZE.width);
  jest.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(SIZE.height);
  jest.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(SIZE.width);
  jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(SIZE.height);

  const measureText = (text: string) => ({ width: text.length * WIDTH_OF_A_LETTER }) as TextMetrics;
  const context = { measureText } as CanvasRenderingContext2D;
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context);

  globalThis.IntersectionObserver = SeesNothing;
  globalThis.ResizeObserver = SeesNothing;
}

class SeesNothing implements IntersectionObserver, ResizeObserver {
  readonly root = null;
  readonly rootMargin = '';
  readonly thresholds = [];
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}
