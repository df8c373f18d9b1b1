// Completes the user tasks of a line with bpmn-engine, in one thread, in two ways:
// "memory": nothing is kept; "state": after each task the state is taken, written as JSON to a
// file with fsync, and a new engine is recovered from it and resumed, as its documentation shows.
// Arguments: model, cases, rounds, way. Prints the medians of microseconds per completed task.
import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import { Engine } from 'bpmn-engine';

const [, , path, cases, rounds, way] = process.argv;
const source = fs.readFileSync(path, 'utf8');
const file = `${path}.state.json`;
const services = { condition: () => true };

function keep(state) {
  const handle = fs.openSync(file, 'w');
  fs.writeSync(handle, JSON.stringify(state));
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

function waiting(listener) {
  return new Promise((resolve) => listener.once('activity.wait', resolve));
}

async function inMemory() {
  let steps = 0;
  const listener = new EventEmitter();
  const engine = new Engine({ name: 'line', source });
  listener.on('activity.wait', (task) => {
    steps += 1;
    setImmediate(() => task.signal({ amount: 150 + steps }));
  });
  const execution = await engine.execute({
    listener, services, variables: { amount: 150, status: 'open' },
  });
  if (!execution.completed) await new Promise((resolve) => engine.once('end', resolve));
  return steps;
}

async function withState() {
  let steps = 0;
  let listener = new EventEmitter();
  let engine = new Engine({ name: 'line', source });
  let wait = waiting(listener);
  let ended = new Promise((resolve) => engine.once('end', () => resolve(null)));
  await engine.execute({ listener, services, variables: { amount: 150, status: 'open' } });
  let task = await wait;
  while (task) {
    listener.removeAllListeners();
    wait = waiting(listener);
    task.signal({ amount: 150 + steps });
    steps += 1;
    if (!(await Promise.race([wait, ended]))) break;
    const state = await engine.getState();
    keep(state);
    engine.stop();
    listener = new EventEmitter();
    wait = waiting(listener);
    engine = new Engine({ name: 'line' }).recover(
      JSON.parse(fs.readFileSync(file, 'utf8')), { services },
    );
    ended = new Promise((resolve) => engine.once('end', () => resolve(null)));
    await engine.resume({ listener });
    task = await Promise.race([wait, ended]);
  }
  return steps;
}

const run = way === 'memory' ? inMemory : withState;
const wall = [];
const cpu = [];
let steps = 0;
for (let round = -1; round < Number(rounds); round += 1) {
  const before = process.hrtime.bigint();
  const cpuBefore = process.cpuUsage();
  steps = 0;
  for (let i = 0; i < Number(cases); i += 1) steps += await run();
  const used = process.cpuUsage(cpuBefore);
  if (round < 0) continue; // a warm-up
  wall.push(Number(process.hrtime.bigint() - before) / 1000 / steps);
  cpu.push((used.user + used.system) / steps);
}
const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
console.log(JSON.stringify({
  engine: 'bpmn-engine', way, steps, wall_us: median(wall), cpu_us: median(cpu),
}));
