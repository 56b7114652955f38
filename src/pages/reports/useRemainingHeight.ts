import { useLayoutEffect, useState, type RefObject } from 'react';

const MARGIN_PX = 24;

/** Height that is left for an element down to the end of the window, with room for what stands `below` it; at least `least`. */
export function useRemainingHeight(
  element: RefObject<HTMLElement>,
  below: RefObject<HTMLElement>,
  least: number
): number {
  const [height, setHeight] = useState(least);

  useLayoutEffect(() => {
    const measure = () => {
      const top = element.current?.getBoundingClientRect().top ?? 0;
      const taken = (below.current?.offsetHeight ?? 0) + MARGIN_PX;
      setHeight(Math.max(least, window.innerHeight - top - window.scrollY - taken));
    };
    measure();
    window.addEventListener('resize', measure);
    const observer = new ResizeObserver(measure);
    [element.current?.parentElement, below.current].forEach((seen) => seen && observer.observe(seen));
    return () => {
      window.removeEventListener('resize', measure);
      observer.disconnect();
    };
  }, [element, below, least]);
  return height;
}
