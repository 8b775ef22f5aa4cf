// Looks at the server's pages in a real browser: node pages.mjs URL KEY CHROMIUM [DIRECTORY FOR PICTURES]
// Each page, at the width of a phone, a desk and a 4K screen, light and dark: the rules of axe-core for WCAG 2.2 A and AA and its best practices
// hold, the console says nothing, nothing is wider than the screen. So do the pages that ask before something is done, and those that say what is
// wrong. Each address of a page that the file in ROUTES lists has to be among them. Then the way from the overview to a cancelled task, an
// approved run and a resolved incident by the keyboard alone.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {chromium} from 'playwright-core';

const [url, key, executablePath, pictures] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const problems = [];
const browser = await chromium.launch({executablePath, args: ['--no-sandbox']});

// What is asked for on purpose, and is not there or not allowed.
const WRONG = ['/tasks/none', '/incidents/none', '/runs/none', '/workflows/none', '/tasks?since=never', '/nowhere', '/audit?limit=x'];

function listen(page, where) {
  page.on('console', message => { if (['error', 'warning'].includes(message.type()) && !/status of 40[034]/.test(message.text())) { problems.push(`${where()}: console: ${message.text()}`); } });
  page.on('pageerror', error => problems.push(`${where()}: ${error}`));
}

async function links(page, selector) {
  return page.$$eval(selector, all => all.map(each => each.getAttribute('href')));
}

/** The pages of the navigation, and one of each kind that they lead to. */
async function paths(page) {
  const found = ['/login'];
  await page.goto(url);
  found.push(...await links(page, 'nav a'));
  for (const [list, selector] of [['/tasks', 'td a[href^="/tasks/"]'], ['/tasks?status=active', 'td a[href^="/tasks/"]'], ['/workflows', 'td a[href^="/workflows/"]'],
      ['/workflows', 'td a[href^="/runs/"]'], ['/incidents', 'td a[href^="/incidents/"]']]) {
    await page.goto(url + list);
    const first = (await links(page, selector))[0];
    if (first) { found.push(first); }
  }
  const graph = process.env.TASK_PAGE;
  return [...new Set(graph ? [...found, graph] : found)];
}

async function look(page, path, name) {
  await page.goto(url + path, {waitUntil: 'load'});
  await page.evaluate(axe);
  const result = await page.evaluate(rules => axe.run(document, {runOnly: {type: 'tag', values: rules}}), RULES);
  for (const violation of result.violations) {
    problems.push(`${name}: axe ${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')}`);
  }
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) { problems.push(`${name}: ${over} pixels wider than the screen`); }
  if (pictures) { await page.screenshot({path: `${pictures}/${name.replace(/[^\w.-]+/g, '_')}.png`, fullPage: true}); }
  return result.passes.length;
}

// A run that waits for somebody, led by the server.
await fetch(`${url}/api/v1/workflows/gate/execute`, {method: 'POST', body: '{"run_id":"release"}', headers: {Authorization: `Bearer ${key}`}});

let passes = 0;
let looked = 0;
const seen = new Set();

async function lookAtAll(colorScheme, width, collect) {
  const context = await browser.newContext({colorScheme, viewport: {width, height: width === 390 ? 844 : width * 9 / 16}});
  const page = await context.newPage();
  let name = '';
  listen(page, () => name);
  for (const path of await collect(page)) {
    name = `${path} ${width} ${colorScheme}`;
    passes += await look(page, path, name);
    seen.add(path.replace(/\?.*/, ''));
    looked++;
  }
  await context.close();
}

/** The pages that ask, for somebody who has logged in: the last part of each address in the list, of things that are there. */
async function questions(page) {
  const run = (await (await page.goto(`${url}/workflows`), links(page, 'td a[href^="/runs/"]')))[0];
  const incident = (await (await page.goto(`${url}/incidents`), links(page, 'td a[href^="/incidents/"]')))[0];
  await page.goto(`${url}/login`);
  await page.fill('input[name="key"]', key);
  await Promise.all([page.waitForNavigation(), page.press('input[name="key"]', 'Enter')]);
  return [...patterns.filter(each => /}\/\w+$/.test(each)).map(each => each.replace('/tasks/{id}', process.env.TASK_PAGE || '/tasks/none')
      .replace('/runs/{id}', run).replace('/incidents/{id}', incident)), ...WRONG];
}

const patterns = readFileSync(process.env.ROUTES, 'utf8').split('\n').filter(line => /^GET \/(?!api\/|assets\/|livez|readyz|metrics)/.test(line))
    .map(line => line.slice(4, line.indexOf(':')));
for (const [colorScheme, width] of [['light', 390], ['light', 1280], ['dark', 390], ['dark', 1280], ['light', 3840]]) {
  await lookAtAll(colorScheme, width, paths);
}
await lookAtAll('light', 390, questions);
await lookAtAll('dark', 1280, questions);
for (const pattern of patterns) {
  const form = new RegExp(`^${pattern.replace(/\{\w+}/g, '[^/]+')}$`);
  if (![...seen].some(path => form.test(path))) { problems.push(`no page at ${pattern} was looked at`); }
}
console.log(`${looked} pages looked at, at all ${patterns.length} addresses, ${passes} rules of axe passed`);

/** Presses a key until what has the focus says this. */
async function reach(page, text, key = 'Tab') {
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => {
      const each = document.activeElement;
      return each === document.body ? '' : (each.labels?.[0]?.textContent || each.getAttribute('aria-label') || each.textContent || '').trim();
    });
    if (focused === text || focused.startsWith(text)) { return; }
  }
  throw new Error(`no way to '${text}' by ${key} on ${page.url()}`);
}

async function enter(page) {
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

const context = await browser.newContext({viewport: {width: 1280, height: 900}});
const page = await context.newPage();
listen(page, () => `keyboard ${page.url()}`);
try {
  await page.goto(url);
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement.textContent);
  if (first !== 'Skip to the content') { throw new Error(`the first key leads to '${first}'`); }
  await reach(page, 'Log in');
  await enter(page);
  await reach(page, 'API key');
  await page.keyboard.type(key);
  await enter(page);
  await reach(page, 'Tasks');
  await enter(page);
  await reach(page, 'Words in the title');
  await page.keyboard.type('by keyboard');
  await enter(page);
  await reach(page, 'Cancel it by keyboard');
  await enter(page);
  await reach(page, 'Cancel');
  await enter(page);
  await reach(page, 'Reason');
  await page.keyboard.type('no hand on the mouse');
  await reach(page, 'Cancel');
  await enter(page);
  const state = await page.textContent('.title .state');
  if (state !== 'cancelled') { throw new Error(`the task is ${state}`); }
  await reach(page, 'Workflows');
  await enter(page);
  await reach(page, 'release');
  await enter(page);
  await reach(page, 'Approve');
  await enter(page);
  await reach(page, 'Approve');
  await enter(page);
  await page.waitForFunction(() => document.querySelector('.title .state')?.textContent === 'completed');
  await reach(page, 'Incidents');
  await enter(page);
  await reach(page, 'port_in_use');
  await enter(page);
  await reach(page, 'Resolve');
  await enter(page);
  await reach(page, 'Resolve');
  await enter(page);
  const healed = await page.textContent('.title .state');
  if (healed !== 'resolved') { throw new Error(`the incident is ${healed}`); }
  const ringed = await page.evaluate(() => { document.querySelector('nav a').focus(); return true; });
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  if (!ringed || outline === 'none') { throw new Error('what has the focus cannot be seen'); }
  console.log('by keyboard alone: logged in, found a task and cancelled it, approved a run, resolved an incident');
} catch (error) {
  problems.push(`keyboard: ${error.message}`);
}
await browser.close();
problems.forEach(problem => console.log(problem));
console.log(problems.length ? `${problems.length} problems` : 'no problem');
process.exit(problems.length ? 1 : 0);
