// What a test may do to the window around its extension host: what a user's hands and eyes can.
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../project.mjs';

const patience = 15_000;
const glance = 40;

/**
 * Answers the actions on a page by name; `test/vscode/driver.ts` says what each is for.
 * @param {() => import('playwright-core').Page} pageOf
 * @param {{ pictures: string, images: boolean }} options `images` also copies pictures made for the documentation.
 */
export function windowActions(pageOf, { pictures, images }) {
  const screenshot = async ({ name, docs = false, into = 'docs/images', ...place }) => {
    const file = join(pictures, `${name}.png`);
    const target = place.selector ? await find(pageOf(), place) : pageOf();
    await target.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
    if (docs && images) {
      await mkdir(join(root, into), { recursive: true });
      await copyFile(file, join(root, into, `${name}.png`));
    }
    return file;
  };
  return {
    press: async ({ keys }) => {
      for (const chord of keys.split(' ')) await pageOf().keyboard.press(chord);
    },
    type: ({ text }) => pageOf().keyboard.type(text),
    click: async ({ button = 'left', modifiers = [], times = 1, ...place }) => {
      await (await find(pageOf(), place)).click({ button, modifiers, clickCount: times });
    },
    drag: async ({ to, ...place }) => {
      const page = pageOf();
      await (await find(page, place)).dragTo(await find(page, to));
    },
    hover: async place => (await find(pageOf(), place)).hover(),
    waitFor: async place => (await find(pageOf(), place)).evaluate(readText),
    waitForNone: place => waitForNone(pageOf(), place),
    waitForTop: place => waitForTop(pageOf(), place),
    texts: async ({ selector }) => {
      const everywhere = pageOf()
        .frames()
        .map(frame => visible(frame, { selector }).allInnerTexts());
      return (await Promise.all(everywhere.map(texts => texts.catch(() => [])))).flat();
    },
    attribute: async ({ attribute, ...place }) => (await find(pageOf(), place)).getAttribute(attribute),
    audit: async place => auditFrame(await (await find(pageOf(), place)).elementHandle()),
    titlesInBibtex: ({ text }) => titlesInBibtex(text),
    resize: ({ width, height }) => pageOf().setViewportSize({ width, height }),
    screenshot,
  };
}

/** As Citation.js reads a bibliography: it runs here, because not every extension host has what it needs. */
async function titlesInBibtex(text) {
  const { Cite } = await import('@citation-js/core');
  await import('@citation-js/plugin-bibtex');
  return new Cite(text, { forceType: '@biblatex/text' }).data.map(({ title }) => title);
}

/** Waits for the first visible match in any frame, because webviews are frames within frames. */
async function find(page, place) {
  const longest = place.patience ?? patience;
  for (const deadline = Date.now() + longest; ; await pause(glance)) {
    for (const frame of page.frames()) {
      const match = visible(frame, place).first();
      // A frame may go away while it is asked.
      if (await match.count().catch(() => 0)) return match;
    }
    if (Date.now() > deadline) throw new Error(`Nothing visible ${wording(place)} after ${longest / 1000} s`);
  }
}

async function waitForNone(page, place) {
  for (const deadline = Date.now() + patience; ; await pause(glance)) {
    const counts = page.frames().map(frame =>
      visible(frame, place)
        .count()
        .catch(() => 0),
    );
    if ((await Promise.all(counts)).every(count => count === 0)) return;
    if (Date.now() > deadline) throw new Error(`Still visible ${wording(place)} after ${patience / 1000} s`);
  }
}

/** Waits until the first match stands at the top of its frame, or as far up as the frame can be scrolled. */
async function waitForTop(page, place) {
  for (const deadline = Date.now() + patience; ; await pause(glance)) {
    const match = await find(page, place);
    const atTop = await match
      .evaluate(element => {
        const { top } = element.getBoundingClientRect();
        const { scrollTop, clientHeight, scrollHeight } = element.ownerDocument.documentElement;
        return (
          Math.abs(top) < 60 ||
          (top > 0 && top < clientHeight && scrollTop + clientHeight >= scrollHeight - 2)
        );
      })
      .catch(() => false);
    if (atTop) return;
    if (Date.now() > deadline)
      throw new Error(`Not scrolled to ${wording(place)} after ${patience / 1000} s`);
  }
}

/** As a user reads it: without what CSS hides. Drawings have no such text. */
function readText(element) {
  // biome-ignore lint/performance/useDomNodeTextContent: see above.
  return element.innerText ?? element.textContent;
}

/** What axe finds wrong in the frame of an element. It comes by the browser's debugger, which no page's policy forbids. */
async function auditFrame(element) {
  const frame = await element.ownerFrame();
  await frame.evaluate(await readFile(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8'));
  const { violations } = await frame.evaluate(() => globalThis.axe.run());
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

function visible(frame, { selector, text }) {
  return frame.locator(selector, text === undefined ? {} : { hasText: text }).filter({ visible: true });
}

function wording({ selector, text }) {
  return text === undefined ? `at ${selector}` : `at ${selector} with "${text}"`;
}
