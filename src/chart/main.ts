/** Where the page with the chart of topics over time starts. */
import type { ChartWords, FromChart, ToChart } from '../protocol/chartMessages.ts';
import { ChartPage } from './chartPage.ts';

/** What VS Code gives to a page in it, once. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromChart): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const code = acquireVsCodeApi();
const page = new ChartPage(JSON.parse(document.body.dataset.words ?? '{}') as ChartWords, {
  tell: message => code.postMessage(message),
  state: code.getState(),
  keep: state => code.setState(state),
});
window.addEventListener('message', ({ data }: MessageEvent<ToChart>) => page.told(data));
page.start();
