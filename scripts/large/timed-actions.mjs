// What tests of a large workspace ask for besides hands and eyes: how long until something is seen, how smoothly it scrolls.

/**
 * Answers the actions on a page by name; `test/large/timing.ts` says what each is for.
 * @param {() => import('playwright-core').Page} pageOf
 */
export function timedActions(pageOf) {
  const acts = {
    press: keys => pageOf().keyboard.press(keys),
    insert: text => pageOf().keyboard.insertText(text),
    nothing: () => undefined,
  };
  return {
    timed: async ({ does, what, until }) => {
      const begin = performance.now();
      await acts[does](what);
      await seen(pageOf(), until);
      return performance.now() - begin;
    },
    /** Between the press and what it brings lies what Playwright does first: it looks whether the row stands still. */
    clickTimed: async ({ selector, until }) => {
      const page = pageOf();
      const box = await page.locator(selector).filter({ visible: true }).first().boundingBox();
      if (!box) throw new Error(`Nothing to click at ${selector}`);
      await page.mouse.move(box.x + 60, box.y + box.height / 2);
      const begin = performance.now();
      await page.mouse.down();
      await page.mouse.up();
      await seen(page, until);
      return performance.now() - begin;
    },
    scroll: async ({ selector, turns }) => {
      const page = pageOf();
      const box = await page.locator(selector).filter({ visible: true }).first().boundingBox();
      if (!box) throw new Error(`Nothing to scroll at ${selector}`);
      await page.mouse.move(box.x + 60, box.y + box.height / 2);
      await page.evaluate(watchFrames);
      for (let turn = 0; turn < turns; turn++) await page.mouse.wheel(0, 400);
      return page.evaluate(() => globalThis.endFrames());
    },
  };
}

/** Waits, looking with each frame of the window, until something visible matches that holds one text and not another. */
async function seen(page, { selector, text = '', not, patience = 60_000 }) {
  await page.waitForFunction(
    ([selector, text, not]) =>
      [...document.querySelectorAll(selector)].some(
        element =>
          element.checkVisibility() &&
          element.textContent.includes(text) &&
          (not === undefined || !element.textContent.includes(not)),
      ),
    [selector, text, not],
    { polling: 'raf', timeout: patience },
  );
}

/** Runs in the page. */
function watchFrames() {
  const times = [];
  let watching = true;
  const frame = time => {
    times.push(time);
    if (watching) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  globalThis.endFrames = () => {
    watching = false;
    return times.slice(1).map((time, index) => time - times[index]);
  };
}
