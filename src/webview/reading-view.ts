import type { ToReading } from '../vscode/reading-protocol';
import { Reader, type Host } from './reading/reader';

declare function acquireVsCodeApi(): Host;

/** Joins the page to the extension: messages, keys, clipboard and dragging. */
function start(host: Host): void {
  let reader: Reader | undefined;
  addEventListener('message', ({ data }: MessageEvent<ToReading>) => {
    switch (data.type) {
      case 'open':
        reader = new Reader(host, data);
        break;
      case 'show':
        reader?.show(data.span);
        break;
      case 'uses':
        reader?.showUses(data.uses, data.parts);
        break;
      case 'quoted':
        reader?.quoting.take(data.span, data.text);
        break;
      case 'say':
        reader?.say(data.text);
        break;
      case 'do':
        reader?.act(data.action);
    }
  });
  addEventListener('keydown', (event) => {
    const inField = event.target instanceof HTMLInputElement;
    if (inField || !reader || event.ctrlKey || event.metaKey) return;
    if (event.altKey) {
      if (event.code !== 'KeyC') return;
      event.preventDefault();
      reader.act('copyPlain');
    } else if (reader.press(event.key, event.shiftKey)) event.preventDefault();
  });
  addEventListener('copy', (event) => {
    if (event.target instanceof HTMLInputElement) return;
    if (reader?.quoting.copy(event.clipboardData)) event.preventDefault();
  });
  addEventListener('dragstart', (event) => reader?.quoting.drag(event.dataTransfer));
  document.addEventListener('selectionchange', () => reader?.quoting.selectionChanged());
  host.postMessage({ type: 'ready' });
}

start(acquireVsCodeApi());
