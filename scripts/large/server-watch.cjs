// Runs in the process of the language server before it: how long its turns are, its memory, a profile. Whoever knows the
// socket may ask.
const { createServer } = require('node:http');
const { Session } = require('node:inspector');
const { rmSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const tick = 5;
let last = { wall: 0, cpu: 0 };
let longest = { wait: 0, turn: 0 };

/** A turn is what runs between two ticks: of the processor's time it takes others can take nothing away. */
function look() {
  const [wall, cpu] = [performance.now(), cpuTime()];
  longest.wait = Math.max(longest.wait, wall - last.wall - tick);
  longest.turn = Math.max(longest.turn, cpu - last.cpu);
  last = { wall, cpu };
}

function begin() {
  last = { wall: performance.now(), cpu: cpuTime() };
  longest = { wait: 0, turn: 0 };
}

function cpuTime() {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1_000;
}

const answers = {
  /** The longest turn and wait since the last question. */
  turns: () => {
    look();
    const answer = longest;
    begin();
    return answer;
  },
  age: () => performance.now(),
  memory: () => {
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
    const { rss, heapUsed, external } = process.memoryUsage();
    // What the collection took is nobody's wait.
    begin();
    return { rss, used: heapUsed + external, peak: process.resourceUsage().maxRSS * 1_024 };
  },
  profile: () => new Promise(resolve => session.post('Profiler.stop', (_, { profile }) => resolve(profile))),
};

exports.watch = ({ socket, profile }) => {
  // Not before the server's program is loaded: nobody can ask anything until then.
  setImmediate(() => {
    begin();
    setInterval(look, tick).unref();
  });
  if (profile) startProfile();
  rmSync(socket, { force: true });
  createServer(async (request, response) => {
    const answer = await answers[request.url.slice(1)]();
    response.end(JSON.stringify(answer));
  })
    .listen(socket)
    .unref();
};

let session;

function startProfile() {
  session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: 2_000 });
  session.post('Profiler.start');
}
