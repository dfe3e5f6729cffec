// SPDX-License-Identifier: GPL-3.0-or-later

const quietTooLong = 45_000;
const longestWait = 5_000;

/**
 * Follows the office's stream for ever. `told(document)` gets each occupancy; `reach(ok)` whether the office answers.
 * The browser's own reconnecting gives up after some errors and can't see a half-open connection: this one doesn't.
 */
export function follow(path, told, reach) {
  let source = null;
  let failures = 0;
  let quiet = 0;

  const listenAnew = () => {
    clearTimeout(quiet);
    quiet = setTimeout(lost, quietTooLong);
  };
  const lost = () => {
    clearTimeout(quiet);
    source.close();
    failures += 1;
    reach(false);
    const wait = Math.min(longestWait, 500 * 2 ** Math.min(failures, 5));
    setTimeout(open, wait * (0.5 + Math.random() / 2));
  };
  const open = () => {
    source = new EventSource(path);
    source.addEventListener('occupancy', (event) => {
      failures = 0;
      listenAnew();
      reach(true);
      told(JSON.parse(event.data));
    });
    source.addEventListener('error', lost);
    listenAnew();
  };
  open();
}
