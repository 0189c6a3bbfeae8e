// Opens pages in a real browser and tells as JSON what a person would stumble over.
//   node browse.mjs PAGE.html [PAGE.html ...]
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const widths = [1200, 400];

async function look(browser, path) {
  // The pages forbid all scripts; the accessibility rules are one.
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const found = { page: path, requests: [], errors: [], wider: [], unreached: [], violations: [], pdfPages: [] };
  page.on('request', request => request.url().startsWith('file:') || found.requests.push(request.url()));
  page.on('pageerror', error => found.errors.push(String(error)));
  page.on('console', message => message.type() === 'error' && found.errors.push(message.text()));

  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(pathToFileURL(path).href);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wider > 0) found.wider.push(`${width} px: ${wider} px too wide`);
  }

  found.unreached = await unreached(page);
  await page.evaluate(() => document.querySelectorAll('details').forEach(d => (d.open = true)));
  await page.addScriptTag({ content: axe });
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  found.violations = violations.map(v => `${v.id}: ${v.nodes.length} x ${v.help}`);

  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  found.pdfPages = [...new Set([...pdf.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map(m => m[1].trim().split(/\s+/).slice(2).map(Math.round).join('x')))];
  await context.close();
  return found;
}

// Presses Tab until focus has gone round, and returns what never had it although it can be clicked or scrolled.
async function unreached(page) {
  const count = await page.evaluate(() => {
    const shown = e => e.checkVisibility?.() ?? e.getClientRects().length > 0;
    const all = [...document.querySelectorAll('a[href], summary, button, input, select, [tabindex="0"]')].filter(shown);
    all.forEach(e => e.setAttribute('data-unreached', ''));
    document.addEventListener('focusin', event => event.target.removeAttribute('data-unreached'), true);
    return all.length;
  });
  for (let i = 0; i <= count; i++) await page.keyboard.press('Tab');
  return page.evaluate(() => [...document.querySelectorAll('[data-unreached]')].slice(0, 5).map(e => e.outerHTML.slice(0, 120)));
}

const browser = await chromium.launch({ executablePath: process.env.DORSAL_CHROMIUM ?? '/usr/bin/chromium', args: flags });
const results = [];
for (const path of process.argv.slice(2)) results.push(await look(browser, path));
await browser.close();
console.log(JSON.stringify(results, null, 2));
