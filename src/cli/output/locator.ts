import type { Locator } from '../../core/index';

/** A time as `00:12:31`; null stays null. */
export function printTime(milliseconds: number | null | undefined): string | null {
  if (milliseconds === null || milliseconds === undefined) return null;
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** A locator in the shape that other programs rely on. */
export function locatorJson({ line, page, pageIndex, section, time, chapter, paragraph }: Locator) {
  return { line, page, pageIndex, section, time: printTime(time), chapter, paragraph };
}
