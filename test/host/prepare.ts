/** Fetches server and browser before the suites start, so that no test waits for a download. */
import { openBrowser } from './browser';
import { start } from './run';
import { obtainServer } from './server';

start(async () => {
  await obtainServer();
  await (await openBrowser()).close();
  return 0;
});
