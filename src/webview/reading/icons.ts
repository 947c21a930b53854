/** Line drawings on 16 by 16 units. */
const PATHS = {
  previous: 'M8 13V3M4 7l4-4 4 4',
  next: 'M8 3v10M4 9l4 4 4-4',
  back: 'M3 8h7a3 3 0 0 1 0 6H8M3 8l3-3M3 8l3 3',
  up: 'M4 10l4-4 4 4',
  down: 'M4 6l4 4 4-4',
  text: 'M3 4h10M3 7h10M3 10h10M3 13h6',
  picture: 'M4 2h6l3 3v9H4zM10 2v3h3',
  quoted: 'M3 9h4V5H3v4c0 2 1 3 2.5 3.5M9 9h4V5H9v4c0 2 1 3 2.5 3.5',
  unused: 'M3 4h6M3 8h10M3 12h4M12 2v4M10 4h4',
  copy: 'M6 6h7v8H6zM10 6V2H3v8h3',
  file: 'M7 3H3v10h10V9M9 3h4v4M13 3L7 9',
} as const;

export type IconName = keyof typeof PATHS;

/** The drawing of an icon, in the colour of the text around it. */
export function drawIcon(name: IconName): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
