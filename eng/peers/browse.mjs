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
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  found.pdfPages = [...new Set([...pdf.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map(m => m[1].trim().split(/\s+/).slice(2).map(Math.round).join('x')))];

  await thin(page);
  await page.addScriptTag({ content: axe });
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
  found.violations = violations.map(v => `${v.id}: ${v.nodes.length} x ${v.help}`);
  await context.close();
  return found;
}

// Leaves of each table's rows two of each kind, in the same order: markup that differs in nothing but its words, numbers and addresses
// breaks the same rules, and a person's page has thousands of such rows. What is empty is a kind of its own.
function thin(page) {
  return page.evaluate(() => {
    const kind = row => row.outerHTML.replace(/ (href|title|id)="[^"]+"/g, ' $1').replace(/>[^<]+</g, '>words<');
    for (const table of document.querySelectorAll('table')) {
      const seen = new Map();
      for (const row of table.querySelectorAll('tbody tr')) {
        const times = (seen.get(kind(row)) ?? 0) + 1;
        seen.set(kind(row), times);
        if (times > 2) row.remove();
      }
      table.querySelectorAll('tbody:empty').forEach(body => body.remove());
    }
  });
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

  // Real keys, which the browser takes one after another; only this side does not wait for each.
  const keys = await page.context().newCDPSession(page);
  const send = type => keys.send('Input.dispatchKeyEvent', { type, key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 });
  await Promise.all(Array.from({ length: count + 1 }, () => [send('rawKeyDown'), send('keyUp')]).flat());
  return page.evaluate(() => [...document.querySelectorAll('[data-unreached]')].slice(0, 5).map(e => e.outerHTML.slice(0, 120)));
}

const browser = await chromium.launch({ executablePath: process.env.DORSAL_CHROMIUM ?? '/usr/bin/chromium', args: flags });
const results = await Promise.all(process.argv.slice(2).map(path => look(browser, path)));
await browser.close();
console.log(JSON.stringify(results, null, 2));
