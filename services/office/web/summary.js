// SPDX-License-Identifier: GPL-3.0-or-later
import { disagreement, windowWords } from './cards.js';
import { byId, element, setText } from './dom.js';
import { ageWord, word } from './words.js';

function whoItem(number, label, apart) {
  return element('div', apart ? 'apart' : '', element('dt', '', label), element('dd', '', number));
}

/** Free places first, then whom they are for; what isn't obtainable by anybody tonight stands apart. */
export function showTotals(totals) {
  setText('free-beds', String(totals.free_beds));
  setText('free-beds-label', word('bedsTonight', { n: totals.free_beds }));
  const items = [whoItem(totals.women, word('women'), false), whoItem(totals.men, word('men'), false)];
  if (totals.any > 0) items.push(whoItem(totals.any, word('any'), false));
  if (totals.accessible > 0) items.push(whoItem(totals.accessible, word('accessible'), false));
  if (totals.family > 0) items.push(whoItem(totals.family, word('family'), true));
  if (totals.held > 0) items.push(whoItem(totals.held, word('heldTotal'), true));
  if (totals.by_decision > 0) items.push(whoItem(totals.by_decision, word('byDecision'), true));
  if (totals.seats > 0) items.push(whoItem(totals.seats, word('seatsWarm'), true));
  if (totals.stale.free > 0) items.push(whoItem(totals.stale.free, word('stale'), true));
  if (totals.turned_away > 0) items.push(whoItem(totals.turned_away, word('turnedAwayTotal'), true));
  byId('who').replaceChildren(...items);
}

function attentionText(facility, item, waited) {
  const name = facility.name;
  if (item.code === 'no_data') {
    return item.age_ms === null ? word('noDataEver', { name }) : word('noData', { name, age: ageWord(item.age_ms + waited) });
  }
  if (item.code === 'snapshot_disagrees') return word(item.code, { name, says: disagreement(facility) });
  if (item.code === 'help_asked') return word(item.code, { name, n: item.count, age: ageWord(item.age_ms + waited) });
  return word(item.code, { name, n: item.count ?? item.first_missing, terminal: item.terminal });
}

/** `waited`: milliseconds since the document came. */
export function showAttention(facilities, waited) {
  const list = byId('attention');
  const texts = facilities.flatMap((facility) => facility.attention.map((item) => attentionText(facility, item, waited)));
  const shown = [...list.children].map((item) => item.textContent);
  list.className = texts.length > 3 ? 'attention many' : 'attention';
  if (texts.join('\n') === shown.join('\n')) return;
  list.replaceChildren(...texts.map((text) => element('li', '', text)));
}

/** Of the windows that are there: whoever runs no winter action isn't told of extra beds. */
export function showLegend(facilities) {
  const shown = new Set(facilities.flatMap((facility) => [...facility.windows]));
  const item = (letter) => element('div', '', element('dt', `window ${letter}`), element('dd', '', word(windowWords[letter])));
  const letters = Object.keys(windowWords).filter((letter) => 'fo'.includes(letter) || shown.has(letter));
  byId('legend').replaceChildren(...letters.map(item));
}
