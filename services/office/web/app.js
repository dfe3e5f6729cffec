// SPDX-License-Identifier: GPL-3.0-or-later
import { card, inOrder, showAge } from './cards.js';
import { byId, setText } from './dom.js';
import { follow } from './live.js';
import { showStations, showStationsHead } from './stations.js';
import { showAttention, showLegend, showTotals } from './summary.js';
import { ageWord, clock, nightWord, speak, spoken, word } from './words.js';

const stationsPeriod = 5_000;
const storedLanguage = 'ostoja-language';

let latest = null;
let cameAt = 0;
let awaySince = null;

function viewName() {
  return location.hash === '#stations' ? 'stations' : 'now';
}

function showBar() {
  setText('town', latest === null ? 'Ostoja' : `Ostoja · ${latest.town}`);
  document.title = latest === null ? 'Ostoja' : `${latest.totals.free_beds} · Ostoja · ${latest.town}`;
  const open = latest !== null && latest.facilities.some((facility) => facility.open);
  const parts = latest === null ? [] : [open ? nightWord(latest.night) : word('betweenNights')];
  if (latest !== null && latest.facilities.some((facility) => facility.winter !== null)) parts.push(word('winterRuns'));
  if (latest !== null && latest.simulated) parts.push(word('simulatedTime'));
  setText('night', parts.join(' · '));
  setText('link-now', word('now'));
  setText('link-stations', word('stations'));
  setText('language', word('otherLanguage'));
  for (const name of ['now', 'stations']) {
    if (viewName() === name) byId(`link-${name}`).setAttribute('aria-current', 'page');
    else byId(`link-${name}`).removeAttribute('aria-current');
  }
}

function showNow() {
  if (latest === null) return;
  const facilities = inOrder(latest.facilities);
  showTotals(latest.totals);
  showLegend(latest.facilities);
  byId('cards').replaceChildren(...facilities.map(card));
  byId('legend').hidden = facilities.length === 0;
  byId('empty').hidden = facilities.length > 0;
  setText('empty', word('empty'));
  tick();
}

function tick() {
  showAway();
  if (latest === null) return;
  const waited = performance.now() - cameAt;
  for (const facility of latest.facilities) {
    const made = byId('cards').querySelector(`[data-facility="${CSS.escape(facility.id)}"]`);
    if (made !== null) showAge(made, facility.age_ms === null ? null : facility.age_ms + waited);
  }
  showAttention(inOrder(latest.facilities), waited);
}

function showAway() {
  byId('office-away').hidden = awaySince === null;
  document.body.classList.toggle('away', awaySince !== null);
  if (awaySince === null) return;
  const age = ageWord(performance.now() - awaySince);
  setText('office-away', latest === null ? word('awayEver', { age }) : word('away', { age, time: clock(latest.generated_at) }));
}

function showAll() {
  byId('view-now').hidden = viewName() !== 'now' || latest === null;
  byId('view-stations').hidden = viewName() !== 'stations';
  showBar();
  showNow();
  showStationsHead();
  if (viewName() === 'stations') showStations();
  showAway();
}

function chooseLanguage() {
  speak(localStorage.getItem(storedLanguage) ?? 'pl');
}

byId('language').addEventListener('click', () => {
  localStorage.setItem(storedLanguage, spoken() === 'pl' ? 'en' : 'pl');
  chooseLanguage();
  showAll();
});
window.addEventListener('hashchange', showAll);
setInterval(tick, 1_000);
setInterval(() => {
  if (viewName() === 'stations') showStations();
}, stationsPeriod);

chooseLanguage();
showAll();
follow('/v1/occupancy/stream', (document) => {
  latest = document;
  cameAt = performance.now();
  byId('view-now').hidden = viewName() !== 'now';
  showBar();
  showNow();
}, (ok) => {
  awaySince = ok ? null : (awaySince ?? performance.now());
  showAway();
});
