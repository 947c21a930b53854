import { printTime, type Locator } from '../../core/index';

/** A locator in the shape that other programs rely on. */
export function locatorJson({ line, page, pageIndex, section, time, chapter, paragraph }: Locator) {
  return {
    line,
    page,
    pageIndex,
    section,
    time: time === null ? null : printTime(time),
    chapter,
    paragraph,
  };
}
